import type { Candidate } from './candidates.ts';
import type { NearestOf } from './encoded-candidates.ts';
import type { RankingContext } from './ranking-context.ts';

/** Cosine of the vectors of the question and of the passage with its headings, as whole texts. */
export function encoding({ passage }: Candidate, { encoded }: RankingContext): number {
  return encoded?.passages.cosine.get(passage) ?? 0;
}

/** 1 for the candidate that is nearest to the question as a whole text, towards 0 for those further off. */
export function encodingShare({ passage }: Candidate, { encoded }: RankingContext): number {
  return encoded === null ? 0 : shareOf(passage, encoded.passages);
}

/** The same as `encoding` of the passage's nearest sentence. */
export function sentenceEncoding({ passage }: Candidate, { encoded }: RankingContext): number {
  return encoded?.sentences.cosine.get(passage) ?? 0;
}

/** The same as `encodingShare` of the passage's nearest sentence. */
export function sentenceEncodingShare({ passage }: Candidate, { encoded }: RankingContext): number {
  return encoded === null ? 0 : shareOf(passage, encoded.sentences);
}

/** How fast a candidate's share falls with its distance to the nearest one. */
const FALL_OFF = 12;

function shareOf(passage: number, { cosine, best }: NearestOf): number {
  return Math.exp(FALL_OFF * ((cosine.get(passage) ?? 0) - best));
}

/** How much nearer the candidate is than the nearest other one; below 0 when another is nearer. */
export function encodingLead(candidate: Candidate, context: RankingContext): number {
  if (context.encoded === null) return 0;
  const { best, second } = context.encoded.passages;
  const own = encoding(candidate, context);
  return own - (own === best ? second : best);
}

/** Cosine of the nearest candidate. */
export function nearestEncoding(_best: Candidate, { encoded }: RankingContext): number {
  return encoded?.passages.best ?? 0;
}
