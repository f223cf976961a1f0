/**
 * What becomes of a question: an answer that everyone may see, passages that may answer and are shown to
 * the asker alone, nothing, or a few words on how to ask, as nothing was asked.
 */
export type Band = 'answer' | 'unsure' | 'nothing' | 'chatter';

/** Confidence (0 to 1) from which on passages are shown. */
export interface BandThresholds {
  /** As an answer. */
  readonly answer: number;
  /** As what may be one. */
  readonly unsure: number;
}

/**
 * From this confidence on passages are worth showing to who asked. An unsure reply costs the asker a look
 * and nobody else anything, so it may be wrong more often than right. Below lie few right passages and
 * most of what has nothing to do with the documents.
 */
export const UNSURE_THRESHOLD = 0.12;

/** What to do with the passages that were found; `chatter` is decided before any is looked for. */
export function bandOf(
  { confidence, found }: { readonly confidence: number; readonly found: boolean },
  thresholds: BandThresholds,
): Exclude<Band, 'chatter'> {
  if (!found) return 'nothing';
  if (confidence >= thresholds.answer) return 'answer';
  return confidence >= thresholds.unsure ? 'unsure' : 'nothing';
}

/** The thresholds where the upper one is set: nothing above it is called unsure. */
export function thresholdsFrom(answer: number): BandThresholds {
  return { answer, unsure: Math.min(answer, UNSURE_THRESHOLD) };
}
