import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import getPort, { portNumbers } from 'get-port';
import { WebSocketServer } from 'ws';
import type { Core } from './core.ts';
import { Faults } from './faults.ts';
import { Feed } from './feed.ts';
import { Gateway } from './gateway/gateway.ts';
import { Interactions } from './interactions/interactions.ts';
import { type SandboxOptions, settingsOf } from './options.ts';
import { webApp } from './page/web-app.ts';
import { isLocal } from './rest/guard.ts';
import { TrafficLog } from './rest/traffic-log.ts';
import { Ring } from './ring.ts';
import { Sandbox } from './sandbox.ts';
import { snowflakeSource } from './snowflake.ts';
import { populate } from './world/default-world.ts';
import { MessageStore } from './world/message-store.ts';
import { World } from './world/world.ts';

export type { SandboxOptions } from './options.ts';
export type { Sandbox } from './sandbox.ts';

const HOST = '127.0.0.1';
/** How far to look for a free port above the wanted one. */
const PORTS_TRIED = 100;

/**
 * Starts a local Discord on 127.0.0.1: REST API, gateway and a page to try the bot. When the
 * wanted port is taken it uses the next free one; `sandbox.port` says which.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = settingsOf(options);
  const port = await freePort(settings.port);
  const core = assemble(settings, `http://${HOST}:${port}`);

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  const listener = getRequestListener(webApp(core).fetch);
  const server = createServer((request, response) => {
    if (isLocal(request.headers)) return void listener(request, response);
    response.writeHead(403, { 'content-type': 'text/plain' });
    response.end('The sandbox answers only to this machine and its own page.\n');
    return undefined;
  });
  server.on('upgrade', (request, socket, head) => {
    const path = (request.url ?? '').split('?')[0]?.replace(/\/$/, '');
    if (path !== '/gateway' || !isLocal(request.headers)) return socket.destroy();
    return sockets.handleUpgrade(request, socket, head, (one) => core.gateway.accept(one));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });

  const stop = async (): Promise<void> => {
    core.interactions.close();
    core.gateway.close();
    sockets.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return new Sandbox(core, port, stop);
}

function freePort(wanted: number): Promise<number> {
  if (wanted < 1024) return getPort({ host: HOST, port: wanted });
  const last = Math.min(wanted + PORTS_TRIED, 65_535);
  return getPort({ host: HOST, port: wanted === last ? wanted : portNumbers(wanted, last) });
}

function assemble(settings: Core['settings'], origin: string): Core {
  const feed = new Feed();
  const world = new World(feed, snowflakeSource(), settings.applicationId);
  const url = `${origin.replace('http', 'ws')}/gateway`;
  const gateway: Gateway = new Gateway({
    world,
    settings,
    url: () => url,
    interactionDelayMs: () => faults.interactionDelayMs,
  });
  const faults = new Faults(feed, gateway);
  populate(world, 'footnote');
  return {
    settings,
    feed,
    world,
    messages: new MessageStore(world, () => origin),
    interactions: new Interactions(world, settings),
    gateway,
    faults,
    traffic: new TrafficLog(),
    refusals: new Ring(500),
    origin: () => origin,
  };
}
