import type { Document } from '../../corpus/document/document.ts';
import type { QuestionEncoding } from '../encoder/question-encoding.ts';
import { inverseFrequency } from '../index/bm25.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import { frequencyBetween } from '../index/postings.ts';
import type { Segment } from '../index/segment.ts';
import type { QuestionMeaning } from '../meaning/question-meaning.ts';
import { sameWord } from '../question/expand-term.ts';
import type { Question } from '../question/question.ts';
import { type Candidate, passageOf, type TermWeights } from './candidates.ts';
import { type EncodedCandidates, encodedCandidates } from './encoded-candidates.ts';

/** What features may look at beside the candidate itself. */
export interface RankingContext {
  readonly question: Question;
  readonly index: LibraryIndex;
  /** What the question means; null without word vectors. */
  readonly meaning: QuestionMeaning | null;
  /** How near the candidates come to the question as whole texts; null where that is not known. */
  readonly encoded: EncodedCandidates | null;
  /** BM25 score of the candidate that has the highest; above 0. */
  readonly bestBm25: number;
  /** Weight by term of the question. */
  readonly weights: TermWeights;
  /** Rarity among the candidates by term of the question; 0 for a term that none holds. */
  readonly rarity: TermWeights;
  /** Weight times rarity within the document, for each of the candidates' documents. */
  readonly documentRarity: ReadonlyMap<Document | undefined, TermWeights>;
  /** Each document's share of the candidates, those near the best score counting most; they sum to 1. */
  readonly documents: ReadonlyMap<Document, number>;
}

export function rankingContext(
  candidates: readonly Candidate[],
  question: Question,
  index: LibraryIndex,
  meaning: QuestionMeaning | null = null,
  encoding: QuestionEncoding | null = null,
): RankingContext {
  // Passages that were found by their meaning alone have none.
  const bestBm25 = candidates[0]?.bm25 || 1;
  const weights = Float64Array.from(question.terms, ({ weight }) => weight);
  const holding = new Float64Array(weights.length);
  for (const { termMatches } of candidates) {
    for (let term = 0; term < holding.length; term += 1) {
      if ((termMatches[term] ?? 0) > 0) holding[term] = (holding[term] ?? 0) + 1;
    }
  }
  const rarity = holding.map((count) =>
    count === 0 ? 0 : inverseFrequency(candidates.length, count),
  );
  const { documents, segmentOf } = shares(candidates);
  const documentRarity = new Map(
    Array.from(segmentOf, ([one, segment]) => [one, rarityWithin(one, question, segment)]),
  );
  const encoded = encoding && encodedCandidates(candidates, encoding);
  return {
    question,
    index,
    meaning,
    encoded,
    bestBm25,
    weights,
    rarity,
    documents,
    documentRarity,
  };
}

/** How much of the candidates' evidence lies in this one's document. */
export function documentAgreement(candidate: Candidate, { documents }: RankingContext): number {
  const document = passageOf(candidate)?.document;
  return document === undefined ? 0 : (documents.get(document) ?? 0);
}

/** BM25 points below the best at which a candidate counts 1/e. */
const FALL_OFF = 2;

function shares(candidates: readonly Candidate[]) {
  const documents = new Map<Document, number>();
  const segmentOf = new Map<Document, Segment>();
  const best = candidates[0]?.bm25 ?? 0;
  let whole = 0;
  for (const candidate of candidates) {
    const { bm25, segment } = candidate;
    const document = passageOf(candidate)?.document;
    if (document === undefined || bm25 === 0) continue;
    const part = Math.exp((bm25 - best) / FALL_OFF);
    whole += part;
    documents.set(document, (documents.get(document) ?? 0) + part);
    segmentOf.set(document, segment);
  }
  for (const [document, sum] of documents) documents.set(document, sum / whole);
  return { documents, segmentOf };
}

/** By term of the question: salience times how few of the document's passages hold it. */
function rarityWithin(
  document: Document,
  question: Question,
  { firstPassage, postings }: Segment,
): TermWeights {
  const first = firstPassage.get(document) ?? 0;
  const end = first + document.passages.length;
  return Float64Array.from(question.terms, ({ alternatives, weight, idf }) => {
    const holding = sameWord(alternatives).map(({ term }) =>
      frequencyBetween(postings, term, first, end),
    );
    return (weight / idf) * inverseFrequency(end - first, Math.max(0, ...holding));
  });
}
