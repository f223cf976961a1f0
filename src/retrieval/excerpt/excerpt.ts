import { bodyStart } from '../../corpus/document/document.ts';
import type { Span } from '../../text/span.ts';
import { type Candidate, passageOf } from '../ranking/candidates.ts';
import type { RankingContext } from '../ranking/ranking-context.ts';
import weights from '../ranking/weights.json' with { type: 'json' };
import {
  EXCERPT_FEATURES,
  type ExcerptFeatureName,
  type ScoredWindow,
  scoreWindow,
} from './excerpt-features.ts';
import { excerptWindows, type Window } from './excerpt-windows.ts';

/** Characters of an excerpt unless told otherwise: what is read at a glance in a chat. */
export const EXCERPT_LENGTH = 300;

export const EXCERPT_FEATURE_NAMES = Object.keys(EXCERPT_FEATURES) as readonly ExcerptFeatureName[];

/**
 * The part of a passage to show: of its stretches of at most `limit` characters the one that most likely
 * holds the answer. Whole sentences, or a cut of one that is longer. Without white space at its ends.
 */
export function chooseExcerpt(
  candidate: Candidate,
  context: RankingContext,
  limit = EXCERPT_LENGTH,
): Span {
  let best: Window | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const window of windowsOf(candidate, limit)) {
    const score = scoreOf(scoreWindow(window, candidate, context));
    if (score <= bestScore) continue;
    best = window;
    bestScore = score;
  }
  const start = best?.start ?? passageOf(candidate)?.start ?? 0;
  return { start, end: best?.end ?? start };
}

/** The stretches to choose from: of the passage's own text, not of what it replies to or what leads to it. */
export function windowsOf(candidate: Candidate, limit: number): Window[] {
  const shown = passageOf(candidate);
  const { segment, local } = candidate;
  const { terms } = segment;
  if (shown === undefined) return [];
  const body = bodyStart(shown);
  const sentences: Span[] = [];
  const stop = terms.firstSentence[local + 1] ?? 0;
  for (let s = terms.firstSentence[local] ?? 0; s < stop; s += 1) {
    const start = Math.max(body, terms.sentenceStart[s] ?? 0);
    const end = terms.sentenceEnd[s] ?? 0;
    if (end > start) sentences.push({ start, end });
  }
  return excerptWindows(shown.document.text, sentences, limit);
}

function scoreOf(scored: ScoredWindow): number {
  return EXCERPT_FEATURE_NAMES.reduce(
    (sum, name) => sum + weights.excerpt[name] * EXCERPT_FEATURES[name](scored),
    0,
  );
}

/** The question's words, related ones too, where they stand within `span`. Never overlapping. */
export function highlightsIn(span: Span, { occurrences, segment }: Candidate): Span[] {
  const { terms } = segment;
  const found: Span[] = [];
  for (const { token } of occurrences) {
    const start = terms.start[token] ?? 0;
    const end = terms.end[token] ?? 0;
    if (start < span.start || end > span.end) continue;
    const last = found.at(-1);
    // Pairs of characters overlap: one highlight over both.
    if (last === undefined || start >= last.end) found.push({ start, end });
    else if (end > last.end) found[found.length - 1] = { start: last.start, end };
  }
  return found;
}
