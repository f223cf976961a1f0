/** Windows opens devices by these, whatever the letter case and the ending. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/iu;

/**
 * Why a file or folder of this name cannot lie on every disk, in words that follow the name; null where it
 * can. `name` is a path with `/` between folders.
 */
export function reasonNotPortable(name: string): string | null {
  for (const part of name.split('/')) {
    if (RESERVED.test(part)) {
      return `"${part}" is the name of a device on Windows; give it another name.`;
    }
    if (/[. ]$/u.test(part)) {
      return `"${part}" ends in a full stop or a space, which Windows drops; take it off.`;
    }
  }
  return null;
}

/** Names that are one on some disks are one here: those that differ in letter case, or in how accents are encoded. */
export function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}
