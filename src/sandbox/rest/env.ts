import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What every route has at hand: the request and answer of Node's own server. */
export interface Env {
  Bindings: HttpBindings;
}

export type Ctx = Context<Env>;
