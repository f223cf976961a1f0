import { createHash } from 'node:crypto';
import { foldUnshifted } from '../../text/signs/signs.ts';

/** RFC 4648 §6, in lower case because people retype citation ids. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const BITS_PER_CHARACTER = 5;
const LENGTH = 5;
const DIGEST_BYTES = 16;

/**
 * The text that marks and digests are made of: NFKC but for raised and lowered characters, fractions and
 * numbers in circles, which it would make others of (`10²` is not `102`); runs of white space folded to one
 * space, trimmed.
 */
export function comparedText(text: string): string {
  return folded(foldUnshifted(text, (part) => part.replace(COMPATIBLE, nfkc)));
}

/** Numbers that NFKC writes with the digits beside them: `5①` as `51`. */
const COMPATIBLE = /\P{No}+/gu;
/** Whether NFKC alone makes another text of it: most have no such character, and are not folded twice. */
const SHIFTED_OR_NUMBER = /[\p{No}\p{Lm}\p{So}ⁱ⁺-ⁿ₊-₎]/u;

/**
 * The first 5 base32 characters of the SHA-256 over the passage's text (`comparedText`). Re-wrapping lines
 * keeps it; changing a word changes it. Two texts share one with a chance of 1 in 2^25, or because somebody
 * made them so: it finds a text and does not vouch for it.
 */
export function passageMark(text: string): string {
  return markOf(comparedText(text));
}

/**
 * The mark that Footnote 0.2 and earlier gave the text, which NFKC folded altogether; null where it is the
 * same. Ids with it were given out.
 */
export function formerMark(text: string): string | null {
  if (!SHIFTED_OR_NUMBER.test(text)) return null;
  const former = folded(nfkc(text));
  return former === comparedText(text) ? null : markOf(former);
}

/** Tells one passage's text from any other: 128 bits of its SHA-256 (`comparedText`), in base64url. */
export function textDigest(text: string): string {
  return sha256(comparedText(text)).subarray(0, DIGEST_BYTES).toString('base64url');
}

function markOf(text: string): string {
  const bits = sha256(text).readUInt32BE(0);
  return Array.from({ length: LENGTH }, (_, index) => {
    const shift = 32 - BITS_PER_CHARACTER * (index + 1);
    return BASE32.charAt((bits >>> shift) & 31);
  }).join('');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

function nfkc(text: string): string {
  return text.normalize('NFKC');
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
