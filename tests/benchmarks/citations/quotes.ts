/**
 * Quote check on quotations made from a corpus folder: exact ones, ones with a small edit that changes
 * what they say, and ones that are not in the library. Every fifth document is held out, so that its
 * sentences are absent.
 *
 *   node --import tsx tests/benchmarks/citations/quotes.ts [CORPUS_DIR] [--passages N] [--count N] [--seed N]
 */
import { parseArgs } from 'node:util';
import type { Document } from '../../../src/corpus/document/document.ts';
import { checkQuote } from '../../../src/quotes/check/quote-check.ts';
import type { QuoteVerdict } from '../../../src/quotes/check/quote-verdict.ts';
import { buildQuoteIndex } from '../../../src/quotes/index/build-word-index.ts';
import type { QuoteIndex } from '../../../src/quotes/index/quote-index.ts';
import { assembleCorpus } from '../../support/assemble-corpus.ts';
import { readCorpus } from '../../support/read-corpus.ts';
import {
  absentQuote,
  type EditedQuote,
  editedQuote,
  namesIn,
  passagesOf,
  randomSlice,
  termsIn,
  variedTexts,
} from './quote-sets.ts';
import { seededRandom } from './random.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    passages: { type: 'string' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
});

const count = Number(values.count);
const random = seededRandom(Number(values.seed));
const corpus = await readCorpus(positionals[0] ?? 'corpus');
const heldOut = corpus.documents.filter((_, at) => corpus.documents.length > 4 && at % 5 === 4);
const kept = corpus.documents.filter((document) => !heldOut.includes(document));
const documents = values.passages ? enlarged(kept, Number(values.passages)) : kept;

const built = performance.now();
const index = buildQuoteIndex(documents);
const passages = documents.reduce((total, document) => total + document.passages.length, 0);
say(
  `${documents.length} documents, ${passages} passages, ${index.size} words; index in ${Math.round(performance.now() - built)} ms`,
);

const times: number[] = [];
const exact = measure('exact', count, () => {
  const slice = randomSlice(random, documents);
  const verdict = timed(index, slice.text);
  const wanted = passagesOf(slice);
  const right =
    verdict.kind === 'exact' &&
    verdict.places.some(
      ({ document, passages: found }) =>
        document === slice.document &&
        found.length === wanted.length &&
        found.every((passage) => wanted.includes(passage)),
    );
  return { right, falseExact: false, text: slice.text, verdict };
});
const names = namesIn(kept);
const terms = termsIn(kept);
const edited = measure('edited', count, () => {
  const edit = editedQuote(random, documents, names, terms);
  const verdict = timed(index, edit.text);
  return {
    right: pointsOut(verdict, edit),
    falseExact: isExact(verdict) && !stands(edit.text),
    text: edit.text,
    verdict,
  };
});
const absent = measure('absent', count, () => {
  const text = absentQuote(random, heldOut, documents);
  const verdict = timed(index, text);
  return {
    right: verdict.kind === 'absent',
    falseExact: isExact(verdict) && !stands(text),
    text,
    verdict,
  };
});
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
say(`milliseconds: median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(0.9999)}`);
const falseExact = exact.falseExact + edited.falseExact + absent.falseExact;
say(`false "exact": ${falseExact}`);

interface Judged {
  readonly right: boolean;
  readonly falseExact: boolean;
  readonly text: string;
  readonly verdict: QuoteVerdict;
}

function measure(name: string, number: number, one: () => Judged) {
  const all = Array.from({ length: number }, one);
  const right = all.filter((each) => each.right).length;
  say(`${name}: ${right} of ${number} right (${((100 * right) / number).toFixed(2)} %)`);
  if (values.show) {
    for (const { text, verdict } of all.filter((each) => !each.right).slice(0, 10)) {
      say(
        `  ${JSON.stringify(text)}\n    ${verdict.kind} ${JSON.stringify('parts' in verdict ? verdict.parts : '')}`,
      );
    }
  }
  return { falseExact: all.filter((each) => each.falseExact).length };
}

function timed(library: QuoteIndex, text: string): QuoteVerdict {
  const start = performance.now();
  const verdict = checkQuote(library, text);
  times.push(performance.now() - start);
  return verdict;
}

function isExact({ kind }: QuoteVerdict): boolean {
  return kind === 'exact' || kind === 'alike';
}

/** An edit may by chance make what stands elsewhere; white space aside. */
function stands(text: string): boolean {
  const folded = text.replace(/\s+/g, ' ');
  return documents.some((document) => document.text.replace(/\s+/g, ' ').includes(folded));
}

/** The place is the right one, and both the quotation's word and the source's are shown. */
function pointsOut(verdict: QuoteVerdict, { source, added, removed }: EditedQuote): boolean {
  if (verdict.kind !== 'differs') return false;
  const wanted = passagesOf(source);
  const there = verdict.places.some(
    ({ passages: found, text }) =>
      found.some((passage) => wanted.includes(passage)) || text === source.text,
  );
  if (!there) return isCopyAsClose(verdict, source.document, added);
  const shown = (kind: 'new' | 'gone', word: string | null) =>
    word === null || verdict.parts.some((part) => part.kind === kind && part.text.includes(word));
  return shown('new', added) && shown('gone', removed);
}

/** In an enlarged library, a copy that differs in the same one word is as close as the source itself. */
function isCopyAsClose(
  { places, parts }: QuoteVerdict & { readonly kind: 'differs' },
  document: Document,
  added: string | null,
): boolean {
  const original = (name: string | undefined) => name?.replace(/^\d+\//, '');
  const changed = (kind: 'new' | 'gone') =>
    parts.reduce((total, part) => total + (part.kind === kind ? part.words : 0), 0);
  const pointedOut = parts.some(({ kind, text }) => kind === 'new' && text === added);
  return (
    original(places[0]?.document.name) === original(document.name) &&
    pointedOut &&
    changed('new') === 1 &&
    changed('gone') <= 1
  );
}

function enlarged(originals: readonly Document[], wanted: number): readonly Document[] {
  const texts = variedTexts(random, originals, wanted);
  return assembleCorpus(Object.entries(texts).map(([name, text]) => ({ name, text }))).documents;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
