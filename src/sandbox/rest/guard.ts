import type { IncomingHttpHeaders } from 'node:http';

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request may come in. The Host must name this machine, so that no foreign name can be
 * bound to it (DNS rebinding); an Origin, which browsers send, must be the sandbox's own page, so
 * that no foreign page can post here.
 */
export function isLocal(headers: IncomingHttpHeaders): boolean {
  const host = headers.host;
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  if (!LOCAL.has(new URL(`http://${host}`).hostname)) return false;
  return headers.origin === undefined || headers.origin === `http://${host}`;
}
