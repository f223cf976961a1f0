import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { EXIT, PlainError } from '../../system/errors.ts';

/** What a path answers. */
export interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface HealthServer {
  /** Such as `http://127.0.0.1:9464`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Those who ask are a few programs that look now and then. */
const MOST_CONNECTIONS = 32;
const LONGEST_REQUEST_MS = 10_000;

/**
 * Serves pages, each by its path, to whoever can reach `host`. Reads no body and takes GET and HEAD alone.
 * @throws PlainError when the port is taken, is not one for this user, or the address is none of this machine.
 */
export async function openHealthServer(
  { host, port }: { readonly host: string; readonly port: number },
  pages: ReadonlyMap<string, () => Promise<Page> | Page>,
): Promise<HealthServer> {
  const answer = async (request: IncomingMessage): Promise<Page> => {
    const [path = ''] = (request.url ?? '').split('?');
    const page = pages.get(path);
    if (page === undefined) return plain(404, `Try ${[...pages.keys()].join(', ')}.`);
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET.');
    return page();
  };
  const server = createServer(
    { requestTimeout: LONGEST_REQUEST_MS, headersTimeout: LONGEST_REQUEST_MS },
    (request, response) => {
      request.resume();
      answer(request).then(
        (page) => send(response, page),
        () => send(response, plain(500, 'The figures could not be told.')),
      );
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
  server.on('error', () => {});
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function plain(status: number, sentence: string): Page {
  return { status, type: 'text/plain; charset=utf-8', body: `${sentence}\n` };
}

function send(response: ServerResponse, { status, type, body }: Page): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new PlainError(
        `The port METRICS_PORT=${port} is taken on ${host}; stop what uses it, or set another one (0 picks one).`,
        EXIT.unavailable,
        { cause: error },
      );
    case 'EACCES':
      return new PlainError(
        `The port METRICS_PORT=${port} may not be used by this user; set one from 1024 on.`,
        EXIT.noPermission,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return new PlainError(
        `METRICS_HOST=${host} is no address of this machine; leave it out for 127.0.0.1.`,
        EXIT.config,
        { cause: error },
      );
    default:
      return error;
  }
}
