import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { PlainError } from '../../system/errors.ts';
import { ForbiddenAddress, guardedLookup, isPublicAddress } from './public-address.ts';
import { unpackBody } from './unpack-body.ts';

/** What was found at a web address. */
export interface Fetched {
  /** A file name with an extension that is read, made of the address. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where it was found in the end, after redirects. */
  readonly url: string;
}

export interface FetchLimits {
  /** Bytes of the answer at the most. Default 32 MiB. */
  readonly maxBytes?: number;
  /** For name, connection, answer and redirects together. Default 30. */
  readonly seconds?: number;
  /** Redirects followed at the most. Default 5. */
  readonly redirects?: number;
  /** Which addresses may be connected to. Default: those of the public internet. */
  readonly allowAddress?: (address: string) => boolean;
}

const EXTENSIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'text/html': 'html',
    'application/xhtml+xml': 'html',
    'text/plain': 'txt',
    'text/markdown': 'md',
    'text/csv': 'csv',
    'application/json': 'json',
    'application/pdf': 'pdf',
    'application/epub+zip': 'epub',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  }),
);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MIB = 1024 * 1024;

/**
 * Fetches a document from the web. Only http and https, only from public addresses (also behind names
 * and redirects), only formats that are read, within limits.
 * @throws PlainError with one sentence that says why not.
 */
export async function fetchDocument(address: string, limits: FetchLimits = {}): Promise<Fetched> {
  const {
    maxBytes = 32 * MIB,
    seconds = 30,
    redirects = 5,
    allowAddress = isPublicAddress,
  } = limits;
  const agent = new Agent({ connect: { lookup: guardedLookup(allowAddress) } });
  const signal = AbortSignal.timeout(seconds * 1000);
  try {
    let url = checkedUrl(address, allowAddress);
    for (let hop = 0; hop <= redirects; hop += 1) {
      const { statusCode, headers, body } = await request(url, {
        dispatcher: agent,
        signal,
        headers: { accept: [...EXTENSIONS.keys()].join(', '), 'accept-encoding': 'identity' },
      });
      const location = [headers['location']].flat()[0];
      if (REDIRECTS.has(statusCode) && location) {
        await body.dump();
        url = checkedUrl(new URL(location, url).href, allowAddress);
        continue;
      }
      if (statusCode !== 200) throw new PlainError(`${url} answers ${statusCode}, not a document.`);
      const type = [headers['content-type']].flat()[0]?.split(';')[0]?.trim().toLowerCase() ?? '';
      const name = nameFor(url, type);
      const coded = [headers['content-encoding']].flat().join(',');
      const packed = await collect(body, maxBytes, url);
      const bytes = await unpackBody(packed, coded, { maxBytes, from: url.href });
      return { name, bytes, url: url.href };
    }
    throw new PlainError(`${address} redirects more than ${redirects} times.`);
  } catch (error) {
    throw explained(error, address, seconds);
  } finally {
    await agent.destroy();
  }
}

function checkedUrl(address: string, allow: (address: string) => boolean): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new PlainError(
      `${address} is not a web address that is fetched; use http:// or https://.`,
    );
  }
  if (url.username || url.password) {
    throw new PlainError('The web address holds a name or password; leave it out.');
  }
  // Sockets look names up, and the look-up is guarded; an address needs no look-up.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !allow(host)) throw new ForbiddenAddress(host);
  return url;
}

async function collect(
  body: AsyncIterable<Buffer>,
  maxBytes: number,
  url: URL,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new PlainError(`${url} is larger than ${maxBytes / MIB} MiB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function nameFor(url: URL, type: string): string {
  const extension = EXTENSIONS.get(type);
  if (!extension) {
    throw new PlainError(`${url} is ${type || 'of no stated type'}, which is not read.`);
  }
  const path = decodeURIComponent(url.pathname.replace(/%(?![\da-f]{2})/gi, '%25'));
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  const base = (last.replace(/\.[a-z0-9]{1,5}$/i, '') || url.hostname)
    .replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 80);
  return `${base || 'page'}.${extension}`;
}

function explained(error: unknown, address: string, seconds: number): Error {
  if (error instanceof PlainError) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof ForbiddenAddress) {
    return new PlainError(`${address} is not fetched: ${cause.message}.`);
  }
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') {
    return new PlainError(`${address} took longer than ${seconds} seconds.`);
  }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : name;
  return new PlainError(`${address} cannot be fetched (${code}).`, 1, { cause: error });
}
