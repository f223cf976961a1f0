import { createHash } from 'node:crypto';

/** RFC 4648 §6, in lower case because people retype citation ids. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const BITS_PER_CHARACTER = 5;
const LENGTH = 5;

/** The text that a mark is made of: NFKC, runs of white space folded to one space, trimmed. */
function normalise(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/**
 * The first 5 base32 characters of the SHA-256 over the passage's normalised text. Re-wrapping lines
 * keeps it; changing a word changes it (two texts share one with a chance of 1 in 2^25).
 */
export function passageMark(text: string): string {
  const digest = createHash('sha256').update(normalise(text), 'utf8').digest();
  const bits = digest.readUInt32BE(0);
  return Array.from({ length: LENGTH }, (_, index) => {
    const shift = 32 - BITS_PER_CHARACTER * (index + 1);
    return BASE32.charAt((bits >>> shift) & 31);
  }).join('');
}
