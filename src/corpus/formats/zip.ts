import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { Unreadable } from '../reader/reading.ts';

const MIB = 1024 * 1024;
/** What the wanted parts of one file may unpack to, all together. */
const MAX_UNPACKED_BYTES = 128 * MIB;
/** Deflate packs text 10 times, and nothing more than 1,032 times (RFC 1951); honest parts stay below. */
const MAX_RATIO = 200;
const SMALL_BYTES = MIB;
const MAX_ENTRIES = 10_000;

/** The parts of a zip file, by their name in it. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * Unpacks the parts that are `wanted`, in memory. Nothing is unpacked before the sizes that the
 * directory states have been added up, and no part can grow beyond its stated size.
 * @throws Unreadable when it is no zip file, is damaged, or would unpack beyond bounds.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Parts {
  let total = 0;
  let entries = 0;
  const filter = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    entries += 1;
    if (entries > MAX_ENTRIES)
      throw new Unreadable(`the file holds more than ${MAX_ENTRIES} parts.`);
    if (!wanted(name)) return false;
    total += originalSize;
    const packedTooWell =
      originalSize > SMALL_BYTES && originalSize > MAX_RATIO * Math.max(size, 1);
    if (total > MAX_UNPACKED_BYTES || packedTooWell) {
      throw new Unreadable(
        `the file would unpack to more than it may (a zip bomb, or too large); the limit is ${MAX_UNPACKED_BYTES / MIB} MiB.`,
      );
    }
    return true;
  };
  try {
    // A part may be called as something that every object has.
    return Object.assign(Object.create(null), unzipSync(bytes, { filter }));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('the file is damaged or not what its name says (it is no zip file).');
  }
}

/**
 * A part that is XML. Declarations of entities are refused: no document needs them, and a few lines of
 * them can stand for gigabytes ("billion laughs").
 * @throws Unreadable
 */
export function xmlOf(part: Uint8Array): string {
  const utf16 = part[0] === 0xff && part[1] === 0xfe;
  const xml = utf16 ? new TextDecoder('utf-16le').decode(part) : strFromU8(part);
  if (/<!ENTITY/i.test(xml)) {
    throw new Unreadable('the file declares XML entities of its own, which is not allowed.');
  }
  return xml.replace(/^\uFEFF/, '');
}
