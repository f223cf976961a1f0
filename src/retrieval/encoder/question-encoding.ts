import type { Document } from '../../corpus/document/document.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import { partWith } from '../index/segment.ts';
import { type Encodings, type KnownEncodings, passageCosine, sentenceCosine } from './encodings.ts';
import { isReadable } from './readable.ts';

/** A question as a whole text, against the passages of a library. */
export interface QuestionEncoding {
  /** Cosine of its vector with that of a passage, in -1..1. */
  cosineWith(passage: number): number;
  /** The same cosine, whatever `least` is: `Nearness` allows less. */
  cosineFrom(passage: number, least: number): number;
  /** The greatest cosine with a sentence of the passage, in 0..1. */
  sentenceCosine(passage: number): number;
}

/**
 * The question's vector against those of the passages; null while the passages of a document
 * have none, as passages with and without a vector cannot be compared. Those that the encoder does not read are
 * as far off as can be: the question is not in their script.
 */
export function questionEncoding(
  vector: Float32Array,
  { segments, documents }: LibraryIndex,
  known: KnownEncodings,
): QuestionEncoding | null {
  const encodings = new Map<Document, Encodings>();
  for (const document of documents) {
    if (!isReadable(document)) continue;
    const found = known(document);
    if (found === undefined) return null;
    encodings.set(document, found);
  }
  const by = (measure: typeof passageCosine) => (passage: number) => {
    const segment = partWith(segments, passage);
    const document = segment?.passages[passage - segment.first]?.document;
    const found = document && encodings.get(document);
    if (segment === undefined || document === undefined || found === undefined) return 0;
    const first = segment.first + (segment.firstPassage.get(document) ?? 0);
    return measure(vector, found, passage - first);
  };
  const cosine = by(passageCosine);
  return { cosineWith: cosine, cosineFrom: cosine, sentenceCosine: by(sentenceCosine) };
}
