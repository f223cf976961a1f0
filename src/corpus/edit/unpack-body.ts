import { promisify } from 'node:util';
import zlib, { type BrotliOptions, type ZlibOptions } from 'node:zlib';
import { PlainError } from '../../system/errors.ts';

/** Off the main thread. */
type Unpack = (bytes: Uint8Array, options: ZlibOptions & BrotliOptions) => Promise<Buffer>;

const gunzip: Unpack = promisify(zlib.gunzip);
const inflate: Unpack = promisify(zlib.inflate);
const inflateRaw: Unpack = promisify(zlib.inflateRaw);
const MIB = 1024 * 1024;
/** Encodings undone, one after the other, at the most: nobody packs a page more often in earnest. */
const MOST = 3;

const UNPACK: ReadonlyMap<string, Unpack> = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['br', promisify(zlib.brotliDecompress)],
  // Meant with a header (RFC 9110, section 8.4.1.2), and often sent without.
  ['deflate', (bytes, options) => (hasZlibHeader(bytes) ? inflate : inflateRaw)(bytes, options)],
]);

/**
 * A body without its content encodings (`coded`, the header's value; what is packed with gzip and does not
 * say so counts as well).
 * @throws PlainError when it is damaged, packed otherwise, or more than `maxBytes`; `from` is named.
 */
export async function unpackBody(
  bytes: Uint8Array,
  coded: string,
  { maxBytes, from }: { readonly maxBytes: number; readonly from: string },
): Promise<Uint8Array> {
  const stated = coded
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'identity');
  // Nothing that is read begins like this.
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const codings = stated.length === 0 && isGzip ? ['gzip'] : stated;
  if (codings.length > MOST) throw new PlainError(`${from} is packed more than ${MOST} times.`);
  let body = bytes;
  for (const coding of codings.reverse()) {
    const unpack = UNPACK.get(coding);
    if (!unpack) {
      throw new PlainError(
        `${from} is packed as "${coding.slice(0, 40)}", which was not asked for and is not read.`,
      );
    }
    try {
      body = await unpack(body, { maxOutputLength: maxBytes });
    } catch (error) {
      const isLarge =
        error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      throw new PlainError(
        isLarge
          ? `${from} is larger than ${maxBytes / MIB} MiB.`
          : `${from} sends a damaged body (${coding}).`,
        1,
        { cause: error },
      );
    }
  }
  return body;
}

/** RFC 1950, section 2.2. */
function hasZlibHeader([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
