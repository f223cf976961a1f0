import type { Document } from '../document/document.ts';
import type { GivenMetadata } from '../document/metadata.ts';
import { formatOf, reasonNotRead, tooLarge } from '../formats/formats.ts';
import { endlessWordIn } from './endless-word.ts';
import type { Prepared, ReadFile } from './file-record.ts';
import { parsedFrom } from './parse-document.ts';
import { Unreadable } from './reading.ts';

/** A file of any format. */
export interface SourceBytes {
  /** Path below the corpus folder, with `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** From the sidecar `NAME.EXT.yml`, which wins over what the file says. */
  readonly sidecar?: GivenMetadata | undefined;
}

/**
 * Makes a document of a file of any format, and of the document what `prepare` makes of it. Never
 * rejects: whatever goes wrong becomes a sentence for the person. It may take long and much memory; see
 * `isolated-reader.ts`.
 */
export async function readFile(
  { name, bytes, sidecar }: SourceBytes,
  prepare: (document: Document) => Prepared = () => ({}),
): Promise<ReadFile> {
  try {
    const format = formatOf(name);
    if (!format) throw new Unreadable(reasonNotRead(name).message);
    if (bytes.byteLength === 0) throw new Unreadable('the file is empty.');
    if (bytes.byteLength > format.maxBytes) throw new Unreadable(tooLarge(format.maxBytes));
    const reading = await format.read(bytes, name);
    const endless = endlessWordIn(reading.text);
    if (endless) throw new Unreadable([endless]);
    const parsed = parsedFrom(name, sidecar, () => reading);
    return { parsed, prepared: parsed.ok ? prepare(parsed.document) : {} };
  } catch (error) {
    const faults =
      error instanceof Unreadable ? error.faults : [{ line: null, message: unexpected(error) }];
    return { parsed: { ok: false, faults }, prepared: {} };
  }
}

function unexpected(error: unknown): string {
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return 'the file is nested too deeply to be read.';
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown reason';
  return `the file cannot be read; it may be damaged (${reason.split('\n')[0]?.slice(0, 120)}).`;
}
