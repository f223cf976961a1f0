import type { Document, Passage } from '../../corpus/document/document.ts';
import { FIT, type FoundNumber, findPrintedIn } from '../../corpus/numbering/find-printed.ts';
import type { NumberKind } from '../../corpus/numbering/number-kind.ts';
import { passagesAt } from '../../corpus/numbering/printed-numbers.ts';
import { sentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import type { Answer, Excerpt } from '../library.ts';
import type { AskedNumber } from '../question/asked-number.ts';
import { documentNames } from '../question/document-names.ts';
import { type BandThresholds, bandOf } from './band.ts';

/** How sure it is that a passage is meant by the number that it bears. */
const CERTAIN = 0.97;
/** Where several bear it, or nothing says that what bears it is a rule. */
const DOUBTFUL = 0.6;
/** What other passages are where the number that was asked for is printed nowhere. */
const MISSING = 0.3;

/** Parts of a work, which has much to be said about it that they do not say: a price, a date, a number of pages. */
const OF_A_WORK: ReadonlySet<NumberKind> = new Set([
  'volume',
  'book',
  'part',
  'act',
  'chapter',
  'scene',
]);

/** How a printed number is answered. */
export interface PrintedSettings {
  /** The documents that the person who asks may see, and means. */
  readonly documents: readonly Document[];
  readonly top: number;
  readonly excerptLength: number;
  readonly thresholds: BandThresholds;
}

/**
 * The answer with the passages first that bear the number which the question names. It is certain where
 * one place bears it, or one in the document that the question names too. `answer` is what the words of
 * the question find.
 */
export function withPrintedNumber(
  answer: Answer,
  { path, rest }: AskedNumber,
  { documents, top, excerptLength, thresholds }: PrintedSettings,
): Answer {
  const named = documents.filter((document) => isNamed(document, rest));
  const names = new Set(named.flatMap((document) => [...documentNames(document).all]));
  const asksForText = rest.every((word) => names.has(word));
  // "10:30" and "2.5" are mostly a time and a measure.
  const isBare = path.steps.every(({ kind }) => kind === null);
  if (isBare && !(asksForText && (rest.length === 0 || named.length > 0))) return answer;
  const found = findPrintedIn(named.length > 0 ? named : documents, path);
  if (found.length === 0) {
    if (!asksForText || isBare) return answer;
    return withConfidence(answer, Math.min(answer.confidence, MISSING), thresholds);
  }
  // Where something else is asked about a chapter, or of several places, their passages compete.
  const isPlace =
    found.length === 1 &&
    found.every((one) => passagesOf(one).length === 1) &&
    !path.steps.some(({ kind }) => kind !== null && OF_A_WORK.has(kind));
  if (!asksForText && !isPlace) return answer;
  const certain = found.length === 1 && found.every(({ fit }) => fit >= FIT.named);
  const first = found.slice(0, top).flatMap((one) => excerptOf(one, excerptLength));
  const shown = new Set(first.map(({ passage }) => passage));
  const others = answer.excerpts.filter(({ passage }) => !shown.has(passage));
  const confidence = certain
    ? CERTAIN
    : Math.min(DOUBTFUL, Math.max(answer.confidence, thresholds.unsure));
  return withConfidence(
    { ...answer, excerpts: [...first, ...others].slice(0, top) },
    certain ? confidence : Math.max(confidence, thresholds.unsure),
    thresholds,
  );
}

function withConfidence(answer: Answer, confidence: number, thresholds: BandThresholds): Answer {
  const band = bandOf({ confidence, found: answer.excerpts.length > 0 }, thresholds);
  return { ...answer, confidence, band, answered: band === 'answer' };
}

/** Whether the words name a document: by its key, or by all that its title says; or all words are of its names. */
function isNamed(document: Document, words: readonly string[]): boolean {
  const { key, title, all } = documentNames(document);
  const isSaid = (name: readonly string[]) =>
    name.length > 0 && name.every((word) => words.includes(word));
  return isSaid(key) || isSaid(title) || (words.length > 0 && words.every((word) => all.has(word)));
}

function passagesOf({ printed }: FoundNumber): readonly Passage[] {
  return passagesAt(printed.document, printed);
}

function excerptOf(one: FoundNumber, length: number): Excerpt[] {
  const [passage] = passagesOf(one);
  if (!passage) return [];
  const { printed } = one;
  const start = printed.heading ? passage.start : Math.max(printed.start, passage.start);
  const span = cut(passage, { start, end: Math.min(printed.end, passage.end) }, length);
  const text = passage.document.text.slice(span.start, span.end);
  return [
    {
      passage,
      ...span,
      text,
      highlights: [],
      score: one.fit,
      features: { printedNumber: one.fit },
    },
  ];
}

/** The first whole sentences that fit into `length`, else the first words. */
function cut({ document }: Passage, { start, end }: Span, length: number): Span {
  const { text, metadata } = document;
  if (end - start <= length) return { start, end };
  const fitting = sentences(text, metadata.language, start, end).filter(
    (one) => one.end - start <= length,
  );
  const last = fitting.at(-1)?.end ?? start;
  if (last - start > length / 3)
    return { start, end: start + text.slice(start, last).trimEnd().length };
  const words = text.slice(start, start + length + 1);
  const space = words.search(/\s\S*$/u);
  const stop = space > 0 ? space : length;
  return { start, end: start + text.slice(start, start + stop).trimEnd().length };
}
