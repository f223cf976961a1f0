import { Hono } from 'hono';
import type { Core } from '../core.ts';
import type { Env } from '../rest/env.ts';
import { restApp } from '../rest/rest-app.ts';

/** Everything that the sandbox serves over HTTP. */
export function webApp(core: Core): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/', restApp(core));
  return app;
}
