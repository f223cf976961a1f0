import { SAME_WORD } from '../question/expand-term.ts';
import { answerNear, holdsAskedKind } from './answer-evidence.ts';
import { type Candidate, passageOf, type TermWeights } from './candidates.ts';
import {
  bestCoverage,
  bestSentenceNumber,
  coverageMissing,
  coverageTogether,
  weightedCoverage,
} from './coverage.ts';
import {
  encoding,
  encodingShare,
  sentenceEncoding,
  sentenceEncodingShare,
} from './encoding-features.ts';
import { holdsForm } from './held-form.ts';
import { nearSentence, nearWords } from './near-words.ts';
import { closePairs, phrasePairs, wordPairs } from './pair-evidence.ts';
import { documentAgreement, type RankingContext } from './ranking-context.ts';

/** A property of a candidate, about 0 to 1, that speaks for or against its being the answer. */
export type Feature = (candidate: Candidate, context: RankingContext) => number;

/** The features by name, in the order in which they are explained. */
export const FEATURES = {
  bm25,
  coverage,
  bestSentence,
  twoSentences,
  rareWords,
  rareInDocument,
  sentencePlace,
  relatedWords,
  phrases: phrasePairs,
  wordPairs,
  proximity: closePairs,
  nearby,
  context: sectionContext,
  headingShare,
  headingCover,
  headingMatch,
  exactHeading,
  meaning,
  nearWords,
  nearSentence,
  encoding,
  encodingShare,
  sentenceEncoding,
  sentenceEncodingShare,
  askedForm,
  answerKind: holdsAskedKind,
  answerNear,
  document: documentAgreement,
  length,
  opening,
} as const satisfies Record<string, Feature>;

export type FeatureName = keyof typeof FEATURES;

/** BM25 relative to the best candidate's. */
function bm25({ bm25: score }: Candidate, { bestBm25 }: RankingContext): number {
  return score / bestBm25;
}

/** Share of the question, by weight, whose words stand in the passage. */
export function coverage({ termMatches }: Candidate, context: RankingContext): number {
  return weightedCoverage(termMatches, context.weights, SAME_WORD);
}

/** Share of the question that its best single sentence holds, related words counted in part. */
export function bestSentence({ sentences }: Candidate, context: RankingContext): number {
  return bestCoverage(sentences, context.weights);
}

/** The same for two sentences that follow one another. */
function twoSentences({ sentences }: Candidate, context: RankingContext): number {
  let best = 0;
  let before: TermWeights | undefined;
  for (const termMatches of sentences) {
    best = Math.max(best, coverageTogether(termMatches, before ?? termMatches, context.weights));
    before = termMatches;
  }
  return best;
}

/** Best sentence, words weighted by how few of the candidates hold them: what tells siblings apart. */
function rareWords({ sentences }: Candidate, context: RankingContext): number {
  return bestCoverage(sentences, context.rarity, SAME_WORD);
}

/** Best sentence, words weighted by how few passages of the document hold them: what this one adds. */
function rareInDocument(candidate: Candidate, { documentRarity }: RankingContext): number {
  const rarity = documentRarity.get(passageOf(candidate)?.document);
  return rarity === undefined ? 0 : bestCoverage(candidate.sentences, rarity);
}

/** 1 when the best sentence is the first of its passage, then 1/2, 1/3 …. */
function sentencePlace({ sentences }: Candidate, { weights }: RankingContext): number {
  return 1 / (Math.max(0, bestSentenceNumber(sentences, weights)) + 1);
}

/** Share of the question of which the passage holds only related words or synonyms. */
function relatedWords({ termMatches }: Candidate, context: RankingContext): number {
  return (
    weightedCoverage(termMatches, context.weights) -
    weightedCoverage(termMatches, context.weights, SAME_WORD)
  );
}

/** Share of the question that is missing here and stands in the passage before or after. */
export function nearby(
  { termMatches, nearby: around }: Candidate,
  context: RankingContext,
): number {
  return coverageMissing(termMatches, around, context.weights);
}

/** Share of the question that is missing here and stands in the title or a heading. */
export function sectionContext(
  { termMatches, context: above }: Candidate,
  context: RankingContext,
): number {
  return coverageMissing(termMatches, above, context.weights);
}

/** Share of the question that the section's own heading holds. */
export function headingShare({ heading }: Candidate, context: RankingContext): number {
  return weightedCoverage(heading, context.weights);
}

/** Share of the section's own heading that the question holds. */
function headingCover({ headingCover: covered }: Candidate): number {
  return covered;
}

/** How much the question and the section's own heading are the same, in 0..1. */
export function headingMatch(candidate: Candidate, context: RankingContext): number {
  return headingShare(candidate, context) * candidate.headingCover;
}

/**
 * 1 when the question is the heading of the passage's section word for word, a little less for the passages
 * after the first; 0 else. Its weight is not fitted but set: whoever asks so wants that section.
 */
function exactHeading(candidate: Candidate, { question }: RankingContext): number {
  if (!question.below.has(candidate.passage)) return 0;
  return 0.8 + 0.2 / (passageOf(candidate)?.number ?? 1);
}

/** Cosine of the vectors of the question and of the passage with its headings. */
export function meaning({ passage }: Candidate, { meaning: asked }: RankingContext): number {
  return asked === null ? 0 : asked.cosineWith(passage);
}

/** 1 when the passage holds what an answer must look like, -1 when not, 0 when the question does not say. */
export function askedForm(
  { segment, local }: Candidate,
  { question: { form } }: RankingContext,
): number {
  if (form === null) return 0;
  return holdsForm(segment.passages, local, form) ? 1 : -1;
}

/** Logarithm of the passage's words, 1 at about 150: long passages match by chance. */
function length({ segment, local }: Candidate): number {
  const { firstToken } = segment.terms;
  return Math.log1p((firstToken[local + 1] ?? 0) - (firstToken[local] ?? 0)) / 5;
}

/** 1 for the first passage of a section, then 1/2, 1/3 …: what matters is said first. */
function opening(candidate: Candidate): number {
  return 1 / (passageOf(candidate)?.number ?? 1);
}
