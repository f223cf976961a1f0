import type { Document } from '../corpus/document/document.ts';
import { nameInServer } from '../corpus/document/document-server.ts';
import { sameName } from '../corpus/document/file-name.ts';
import { formatOf, READ_EXTENSIONS, reasonNotRead, tooLarge } from '../corpus/formats/formats.ts';
import { PlainError } from '../system/errors.ts';
import type { ServerLimits, Submission } from './librarian.ts';

const MIB = 1024 * 1024;
const ASK = 'withdraw one first, or ask whoever runs the bot for more room';

/**
 * Before anything is fetched.
 * @throws PlainError for a kind of file that is not read, or a larger one than is read.
 */
export function requireFormat({ name, size }: Submission): void {
  const format = formatOf(name);
  if (!format) {
    const reason = reasonNotRead(name).message;
    const kinds = READ_EXTENSIONS.map((extension) => `.${extension}`).join(', ');
    throw new PlainError(`${name}: ${reason} I read ${kinds}.`);
  }
  if (size > format.maxBytes) throw new PlainError(`${name}: ${tooLarge(format.maxBytes)}`);
}

/**
 * Whether a server that has `own` documents in files of `bytes` may have one more of `size` bytes, or,
 * with `more` 0, a new version of that size.
 * @throws PlainError
 */
export function requireRoom(
  limits: ServerLimits,
  own: readonly Document[],
  bytes: number,
  { size, more }: { readonly size: number; readonly more: 0 | 1 },
): void {
  if (own.length + more > limits.documents) {
    throw new PlainError(
      `This server has as many documents as it may have (${own.length} of ${limits.documents}); ${ASK} (SERVER_DOCUMENTS).`,
    );
  }
  if (bytes + size > limits.bytes) {
    const [now, most] = [bytes + size, limits.bytes].map((all) => (all / MIB).toFixed(1));
    throw new PlainError(
      `This server's documents would take ${now} MiB of the ${most} they may take; ${ASK} (SERVER_MEGABYTES).`,
    );
  }
}

/**
 * Whether a document has room beside the server's `own` others.
 * @throws PlainError
 */
export function requireWords(
  limits: ServerLimits,
  own: readonly Document[],
  document: Document,
): void {
  const words = own.reduce((sum, one) => sum + one.words, document.words);
  if (words > limits.words) {
    const [now, most] = [words, limits.words].map((number) => number.toLocaleString('en'));
    throw new PlainError(
      `This server's documents would have ${now} words of the ${most} they may have; ${ASK} (SERVER_WORDS).`,
    );
  }
}

/** @throws PlainError when a document of that name, in any letter case, is among these. */
export function requireFreeName(name: string, documents: readonly Document[]): void {
  const there = documents.find((one) => sameName(one.name) === sameName(name));
  if (!there) return;
  const { key } = there.metadata;
  const called = there.name === name ? key : `${nameInServer(there.name)}, ${key}`;
  throw new PlainError(
    `${nameInServer(name)}: a document with that file name is there already (${called}); /library update puts a new version in its place.`,
  );
}
