/**
 * FNV-1a over the UTF-16 code units of a text, 0 to 2^32 - 1: the same in every process, so that it may
 * be kept. Not for anything that somebody could forge. (Fowler, Noll and Vo; RFC 9923.)
 */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** The same folded to 16 bits by XOR: 0 to 65,535. */
export function fnv1a16(text: string): number {
  const hash = fnv1a(text);
  return (hash ^ (hash >>> 16)) & 0xffff;
}
