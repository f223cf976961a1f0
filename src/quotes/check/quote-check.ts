import type { Document } from '../../corpus/document/document.ts';
import { runSync } from '../../system/yielding.ts';
import type { QuoteIndex } from '../index/quote-index.ts';
import { markedQuote, plainQuote, type QuoteText } from '../text/quote-text.ts';
import { type Closest, closestPlaceSteps } from './quote-closest.ts';
import { compareWordsSteps, isUnmarkedChange } from './quote-difference.ts';
import { compareCharacters, withoutEmphasis } from './quote-exactness.ts';
import { piecesInOrderSteps, stitchedFromSteps } from './quote-pieces.ts';
import { placeAt } from './quote-place.ts';
import { type Allowed, findRunsSteps, wordNumbers } from './quote-runs.ts';
import { bracketVerdict, type CutEnds, cutVerdict } from './quote-turned.ts';
import type { LocatedVerdict, QuotePart, QuoteVerdict } from './quote-verdict.ts';
import { storedTextSteps } from './stored-text.ts';
import { struckVerdict } from './struck-out.ts';

export interface QuoteOptions {
  /** The document that the quotation is said to come from. */
  readonly source?: Document;
}

/** One Discord message. */
export const MAX_QUOTE_CHARACTERS = 4_000;
/** Fewer words may stand together anywhere. Characters count half in scripts without spaces. */
const FEWEST_WORDS = 4;
const MAX_PLACES = 10;
/** How much more of a quotation pieces must explain than one place does. */
const WORTH_CUTTING = 0.1;

/**
 * Says whether a quotation stands in the documents, word for word, and if not, how it differs from what
 * stands there. Exact means every character. Pure; bounded for any text. The text may wear quotation
 * marks.
 */
export function checkQuote(
  index: QuoteIndex,
  text: string,
  options: QuoteOptions = {},
): QuoteVerdict {
  return runSync(checkQuoteSteps(index, text, options));
}

/** `checkQuote` in steps, for `runYielding`. */
export function* checkQuoteSteps(
  index: QuoteIndex,
  text: string,
  { source }: QuoteOptions = {},
): Generator<void, QuoteVerdict> {
  const whole = withoutQuotationMarks(text.trim().replace(LINK, '$1'));
  const tidy = whole.replace(CUT_ENDS, '');
  const cut = { begin: !whole.startsWith(tidy), end: !whole.endsWith(tidy) };
  if (tidy.length > MAX_QUOTE_CHARACTERS) return { kind: 'too-long', characters: tidy.length };
  const allowed = index.documents.map((document) => source === undefined || document === source);
  const here = yield* locateCutSteps(index, tidy, cut, (document) => allowed[document] === true);
  if (source === undefined || (here.kind !== 'absent' && isSame(here))) return here;
  const others = index.documents.map((document) => document !== source);
  const elsewhere = yield* locateCutSteps(
    index,
    tidy,
    cut,
    (document) => others[document] === true,
  );
  if (elsewhere.kind === 'absent' || elsewhere.kind === 'too-short') return here;
  if (here.kind === 'absent' || isSame(elsewhere))
    return { kind: 'other-source', found: elsewhere };
  return here;
}

function isSame({ kind }: Pick<Located, 'kind'>): boolean {
  return kind === 'exact' || kind === 'alike' || kind === 'marked' || kind === 'too-short';
}

/** A link in Markdown, copied from the file: a reader of the page sees its words alone. */
const LINK = /\[([^[\]\n]{1,500})\]\((?:https?:|\/|\.|#)[^()\s]{0,500}(?:\s"[^"\n]{0,300}")?\)/gu;

/** Ellipses at the ends say that the source goes on, and are no part of what is quoted. */
const CUT_ENDS =
  /^(?:[[(]\s*(?:\.{3,}|[…⋯]+|\. \. \.)\s*[\])]|\.{3,}|[…⋯]+|\. \. \.)\s*|\s*(?:[[(]\s*(?:\.{3,}|[…⋯]+|\. \. \.)\s*[\])]|\.{3,}|[…⋯]+|\. \. \.)$/gu;

const PAIRS = ['""', '“”', '„“', '„”', '””', '«»', '»«', '‹›', '›‹', '「」', '『』', '‘’'];

function withoutQuotationMarks(text: string): string {
  const pair = PAIRS.find(
    (marks) => text.startsWith(marks.charAt(0)) && text.endsWith(marks.charAt(1)),
  );
  const inner = text.slice(1, -1);
  const only = pair && text.length > 2 && !inner.includes(pair.charAt(0));
  return only ? inner.trim() : text;
}

type Located = LocatedVerdict | (QuoteVerdict & { readonly kind: 'absent' | 'too-short' });

function* locateCutSteps(
  index: QuoteIndex,
  text: string,
  cut: CutEnds,
  allowed: Allowed,
): Generator<void, Located> {
  let found = yield* locateSteps(index, text, allowed);
  const bare = withoutEmphasis(text);
  if (bare !== text && (found.kind === 'absent' || !isSame(found))) {
    const other = yield* locateSteps(index, bare, allowed);
    if (isSame(other)) found = other;
  }
  if (found.kind === 'absent' || found.kind === 'too-short') return found;
  return struckVerdict(text, bracketVerdict(markedQuote(text), cutVerdict(found, cut)));
}

function* locateSteps(index: QuoteIndex, text: string, allowed: Allowed): Generator<void, Located> {
  const plain = plainQuote(text);
  // Four thousand characters of Chinese take some ten milliseconds each time.
  yield;
  const words = numbersOf(index, plain);
  const runs = yield* findRunsSteps(index, words, allowed);
  yield;
  const marked = markedQuote(text);
  yield;
  if (weigh(marked) < FEWEST_WORDS) {
    const places = runs
      .slice(0, MAX_PLACES)
      .map((from) => placeAt(index, from, from + words.length));
    return { kind: 'too-short', words: marked.words.length, places };
  }
  if (runs.length > 0) return yield* sameWordsSteps(index, plain, words, runs);
  yield;
  const stored = yield* storedTextSteps(index, text, allowed);
  if (stored.length > 0) return { kind: 'exact', places: stored.slice(0, MAX_PLACES) };
  const own = yield* ownBracketsSteps(index, plain, marked, allowed);
  const best = own ?? (yield* closestPlaceSteps(index, marked, allowed));
  if (best && best.verdict.kind !== 'differs') return best.verdict;
  const isCut = marked.marks.length > 0 && !own;
  const ordered = isCut ? yield* piecesInOrderSteps(index, marked, allowed) : null;
  if (ordered) return ordered;
  const pieces = yield* stitchedFromSteps(index, plain, words, allowed);
  if (pieces && pieces.share > (best?.share ?? 0) + WORTH_CUTTING) return pieces.verdict;
  return best?.verdict ?? { kind: 'absent' };
}

/** The closest place where a bracket of the quotation is the source's own ("[citation needed]"). */
function* ownBracketsSteps(
  index: QuoteIndex,
  plain: QuoteText,
  marked: QuoteText,
  allowed: Allowed,
): Generator<void, Closest | null> {
  const brackets = marked.marks.filter(({ kind }) => kind === 'insertion');
  const best = brackets.length > 0 ? yield* closestPlaceSteps(index, plain, allowed) : null;
  const own = best?.shared.some((at) => {
    const start = plain.words[at]?.start ?? 0;
    return brackets.some((mark) => start > mark.start && start < mark.start + mark.text.length);
  });
  return own ? best : null;
}

function numbersOf(index: QuoteIndex, quote: QuoteText): Int32Array {
  return wordNumbers(
    index,
    quote.words.map(({ form }) => form),
  );
}

/** Words, with a character of a script without spaces as half of one. */
function weigh({ words }: QuoteText): number {
  const halves = words.filter(
    ({ form }) => /^\P{ASCII}$/u.test(form) && /^\p{Lo}/u.test(form),
  ).length;
  return words.length - halves / 2;
}

function* sameWordsSteps(
  index: QuoteIndex,
  quote: QuoteText,
  words: Int32Array,
  runs: readonly number[],
): Generator<void, LocatedVerdict> {
  const compared: ReturnType<typeof compareCharacters>[] = [];
  for (const from of runs) {
    yield;
    compared.push(compareCharacters(index, quote, from));
  }
  const exact = compared.filter(({ differences }) => differences.length === 0);
  const placesOf = (all: typeof compared) => all.slice(0, MAX_PLACES).map(({ place }) => place);
  if (exact.length > 0) return { kind: 'exact', places: placesOf(exact) };
  const nearest = [...compared].sort((a, b) => a.differences.length - b.differences.length);
  const exchanged: QuotePart[][] = [];
  for (const [at, from] of runs.entries()) {
    yield;
    const document = compared[at]?.place.document.text ?? '';
    exchanged.push(
      yield* compareWordsSteps(index, quote, words, document, from, from + words.length),
    );
  }
  const [parts] = exchanged;
  if (parts && exchanged.every((one) => one.some(isUnmarkedChange))) {
    return { kind: 'differs', places: placesOf(compared), parts };
  }
  return {
    kind: 'alike',
    places: placesOf(nearest),
    differences: nearest[0]?.differences ?? ['punctuation'],
  };
}
