import { proposedMetadata } from '../../document/proposed-metadata.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { TextBuilder } from '../text-builder.ts';
import { RtfReader } from './rtf-reader.ts';

/** Reads Rich Text: headings by their outline level, paragraphs, list items with their numbers, tables. */
export function readRtf(bytes: Uint8Array): Reading {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/^\s*\{\\rtf/.test(source)) {
    throw new Unreadable('the file is no Rich Text (.rtf), or it is damaged; save it again.');
  }
  const builder = new TextBuilder();
  const reader = new RtfReader(builder);
  reader.read(source);
  const { title, author } = reader.info;
  return {
    ...builder.build(),
    metadata: proposedMetadata({ title, author: [author ?? ''] }),
    notes: reader.notes(),
  };
}
