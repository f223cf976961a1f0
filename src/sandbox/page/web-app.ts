import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Core } from '../core.ts';
import type { Env } from '../rest/env.ts';
import { restApp } from '../rest/rest-app.ts';
import { drivingError, drivingRoutes } from './driving-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { logRoutes } from './log-routes.ts';
import { pageRoutes } from './page-routes.ts';

/** Largest action of the page: one 10 MiB file in base64, with room to spare. */
const LARGEST_ACTION = 16 * 1024 * 1024;

/** Everything that the sandbox serves over HTTP. */
export function webApp(core: Core): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/', restApp(core));
  app.route('/', pageApp(core));
  return app;
}

/** The page, its files and the API that drives users. */
function pageApp(core: Core): Hono<Env> {
  const app = new Hono<Env>();
  app.use(
    '*',
    secureHeaders({
      strictTransportSecurity: false,
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.use('/sandbox/*', bodyLimit({ maxSize: LARGEST_ACTION }));
  drivingRoutes(app, core);
  logRoutes(app, core);
  fileRoutes(app, core);
  pageRoutes(app);
  app.onError(drivingError);
  return app;
}
