import type { Document } from '../../corpus/document/document.ts';
import { runSync, runYielding } from '../../system/yielding.ts';
import { isChatter } from '../chatter/chatter.ts';
import type { KnownEncodings } from '../encoder/encodings.ts';
import { questionEncoding } from '../encoder/question-encoding.ts';
import { chooseExcerpt, EXCERPT_LENGTH, highlightsIn } from '../excerpt/excerpt.ts';
import type { Answer, AskOptions, Excerpt, Library } from '../library.ts';
import { questionMeaning } from '../meaning/question-meaning.ts';
import { isLimited, notAskedOf } from '../question/answers-about.ts';
import { askedNumber } from '../question/asked-number.ts';
import { readQuestion } from '../question/question.ts';
import { bandOf, thresholdsFrom } from '../ranking/band.ts';
import { findCandidates, passageOf } from '../ranking/candidates.ts';
import { confidenceOf, THRESHOLD } from '../ranking/confidence.ts';
import { type Shown, withoutNearDuplicates } from '../ranking/near-duplicates.ts';
import { withPrintedNumber } from '../ranking/printed-answer.ts';
import { partsByName, rank } from '../ranking/ranking.ts';
import { rankingContext } from '../ranking/ranking-context.ts';
import { searchSteps } from '../search/search-passages.ts';
import { allowedPassages } from './allowed-passages.ts';
import { segmentSteps } from './build-segment.ts';
import { type LibraryIndex, libraryIndexSteps } from './library-index.ts';
import type { Known, Segment } from './segment.ts';

/** Settings of a library. Length and threshold are read at each question, so that getters may change them. */
export interface LibraryOptions {
  /** Characters (UTF-16 code units) of an excerpt at the most. Default 300. */
  readonly excerptLength?: number;
  /** Confidence from which on an answer counts as one, in 0..1. */
  readonly threshold?: number | undefined;
  /** Whether words of like meaning count beside the words themselves. Default true. */
  readonly meaning?: boolean;
  /** Vectors of the passages as whole texts, for questions that bring theirs. */
  readonly encodings?: KnownEncodings;
}

/** A library with its index, whose segments the next one can be made from. */
export interface IndexedLibrary extends Library {
  readonly index: LibraryIndex;
}

/** Indexes the documents. The same documents in any order make the same library. */
export function buildLibrary(
  documents: readonly Document[],
  options: LibraryOptions = {},
): IndexedLibrary {
  return runSync(librarySteps(documents, options));
}

/**
 * The same a stretch at a time, for `runYielding`. What is `known` already makes it quicker and changes no
 * answer.
 */
export function* librarySteps(
  documents: readonly Document[],
  options: LibraryOptions = {},
  known: Known = {},
): Generator<void, IndexedLibrary> {
  return yield* joinedLibrarySteps([yield* segmentSteps(documents, known)], options);
}

/**
 * A library of one or more segments, each made with the one before it as its `base`. It answers as one made of
 * all their documents at once, but that short forms which only a later segment defines are not looked for, spelt
 * out, in the segments before it.
 */
export function* joinedLibrarySteps(
  segments: readonly Segment[],
  options: LibraryOptions = {},
): Generator<void, IndexedLibrary> {
  const { meaning: isMeant = true, encodings } = options;
  const sought = () => {
    const { excerptLength = EXCERPT_LENGTH, threshold = THRESHOLD } = options;
    return { excerptLength, thresholds: thresholdsFrom(threshold) };
  };
  const index = yield* libraryIndexSteps(segments, isMeant);
  const limited = index.documents.filter(isLimited);

  const ask = (text: string, asked: AskOptions = {}): Answer => {
    const number = askedNumber(text);
    if (!number && isChatter(text, index.documents)) return chatter(text);
    const answer = askInWords(text, asked);
    if (!number) return answer;
    const { top = TOP, within = () => true } = asked;
    const documents = index.documents.filter(
      (document) => within(document) && !(isLimited(document) && !asked.within),
    );
    return withPrintedNumber(answer, number, { documents, top, ...sought() });
  };
  const askInWords = (text: string, { top = TOP, ...who }: AskOptions): Answer => {
    const { excerptLength, thresholds } = sought();
    const question = readQuestion(text, index, undefined, who.synonyms);
    const others = who.within === undefined ? notAskedOf(limited, question, index) : NONE;
    const meaning = index.meaning && questionMeaning(question, index.meaning);
    const allowed = allowedPassages(index, who.within, others);
    const { encoded = null } = who;
    const encoding = encoded && encodings ? questionEncoding(encoded, index, encodings) : null;
    const near = encoding ?? meaning;
    const candidates = findCandidates(question, index, allowed, near);
    const context = rankingContext(candidates, question, index, meaning, encoding);
    const ranked = rank(candidates, context);
    const confidence = confidenceOf(ranked, context);
    const band = bandOf({ confidence, found: ranked.length > 0 }, thresholds);
    return {
      question: text,
      band,
      answered: band === 'answer',
      confidence,
      excerpts: withoutNearDuplicates(ranked, top, ({ candidate }) =>
        chooseExcerpt(candidate, context, excerptLength),
      ).map(toExcerpt),
    };
  };
  return {
    index,
    documents: index.documents,
    withMark: (mark) => segments.flatMap(({ passagesByMark }) => passagesByMark(mark)),
    ask,
    search: (terms, options) => runYielding(searchSteps(index, terms, options)),
  };
}

/** Excerpts of an answer unless told otherwise. */
const TOP = 3;

/** No document is left out for whoever names the documents to look in. */
const NONE: ReadonlySet<Document> = new Set();

/** What asks nothing is not looked up, so that nobody can quote a passage for it. */
function chatter(question: string): Answer {
  return { question, band: 'chatter', answered: false, confidence: 0, excerpts: [] };
}

function toExcerpt({ ranked, span }: Shown): Excerpt {
  const { candidate, score } = ranked;
  const passage = passageOf(candidate);
  if (passage === undefined)
    throw new RangeError(`No passage ${candidate.passage} in the library.`);
  const text = passage.document.text.slice(span.start, span.end);
  return {
    ...span,
    passage,
    text,
    highlights: highlightsIn(span, candidate),
    score,
    features: partsByName(ranked),
  };
}
