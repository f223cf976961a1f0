import type { Band } from '../../retrieval/ranking/band.ts';
import type { Strictness } from './setting-values.ts';

/**
 * Confidence from which on everyone sees an answer where a server asks for fewer, or for more, of them than
 * the library gives. What each costs is in the README, under "Measured".
 */
const ANSWER_FROM = { quiet: 0.8, talkative: 0.6 } as const;

interface Answered {
  readonly band: Band;
  /** 0 to 1. */
  readonly confidence: number;
}

/** What becomes of an answer under a server's strictness; `balanced` is what the library says. */
export function bandUnder(strictness: Strictness, { band, confidence }: Answered): Band {
  if (strictness === 'quiet' && band === 'answer' && confidence < ANSWER_FROM.quiet) {
    return 'unsure';
  }
  if (strictness === 'talkative' && band === 'unsure' && confidence >= ANSWER_FROM.talkative) {
    return 'answer';
  }
  return band;
}
