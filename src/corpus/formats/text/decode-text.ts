import { analyse } from 'chardet';
import { Unreadable } from '../../reader/reading.ts';

/** A file's characters and, where they were not plain UTF-8, what they were taken for. */
export interface Decoded {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Enough for a detector to tell encodings apart; the whole of a large file takes seconds. */
const SAMPLE_BYTES = 256 * 1024;
/** What Western programs write when they do not say; decodes any bytes (WHATWG Encoding). */
const FALLBACK = 'windows-1252';
/** Bytes 0x80 to 0x9F in it (WHATWG, index windows-1252). */
const FALLBACK_C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
/** ISO-8859-1 on the web means its superset windows-1252 (WHATWG Encoding Standard, section 4.2). */
const BROADER: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'ISO-8859-1': 'windows-1252',
    'ISO-8859-9': 'windows-1254',
    'EUC-KR': 'euc-kr',
    GB18030: 'gb18030',
  }),
);

/**
 * The characters of a text file. UTF-8 and UTF-16 are recognised for certain; other encodings are
 * guessed from the bytes (or taken from `declared`, a label such as an HTML `charset`) and noted.
 * A byte order mark stays, so that offsets are offsets into the file's characters.
 * @throws Unreadable when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const encoding = wideEncoding(bytes);
  if (encoding !== null) return checked(decode(bytes, encoding) ?? '', []);
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return checked(utf8, []);
  if (bytes.includes(0)) throw notText();
  for (const label of candidates(bytes, declared)) {
    const text = decode(bytes, label);
    if (text === null) continue;
    const note = `the file is not UTF-8; it was read as ${label}.`;
    return checked(text, [note]);
  }
  throw notText();
}

/** The encoding that a byte order mark names, or that NUL at every other place gives away. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 1024);
  if (sample.length < 8) return null;
  const nuls = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  const many = sample.length / 4;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

function candidates(bytes: Uint8Array, declared: string | undefined): string[] {
  const guessed = analyse(bytes.subarray(0, SAMPLE_BYTES))
    .map(({ name }) => BROADER.get(name) ?? name.toLowerCase())
    .filter((name) => !/^(?:utf|ascii|iso-2022)/i.test(name));
  return [...(declared ? [declared.toLowerCase()] : []), ...guessed, FALLBACK];
}

function decode(bytes: Uint8Array, label: string): string | null {
  // Node's own decoder reads these bytes as ISO-8859-1 in some versions (nodejs/node issue 56542).
  if (/^(?:windows-1252|iso-8859-1|latin1)$/.test(label)) {
    const text = Buffer.from(bytes).toString('latin1');
    return text.replace(/[\x80-\x9f]/g, (c) => FALLBACK_C1.charAt(c.charCodeAt(0) - 0x80));
  }
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // A label that is no encoding, or bytes that are not in it.
    return null;
  }
}

function checked(text: string, notes: readonly string[]): Decoded {
  if (text.includes('\0')) throw notText();
  return { text, notes };
}

function notText(): Unreadable {
  return new Unreadable('the file is not text (it holds NUL characters).');
}
