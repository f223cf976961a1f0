import {
  acronymTokensSteps,
  DROPPED,
  type NumberedForms,
  type TokenEdits,
} from './acronym-tokens.ts';
import type { Part } from './document-part.ts';
import type { HeadingTerms } from './heading-terms.ts';
import type { PassageTerms } from './passage-terms.ts';
import {
  copyTerms,
  rowsOf,
  STRETCH,
  sizeOf,
  type TermSource,
  type TermsSize,
} from './term-source.ts';
import { copyTokens, emptyTerms, tokensLike, tokensUpTo } from './token-columns.ts';

/** Of so many tokens room is made for one of a short form; hardly a text spells out more. */
const TOKENS_A_MARKER = 64;

/**
 * Puts the tokens of all documents into one, in their order, with those for acronyms that are spelt
 * out: in all documents where the acronyms are new ones, otherwise in new documents.
 */
export function* mergedTermsSteps(
  parts: readonly Part[],
  forms: NumberedForms,
  isNewForms: boolean,
): Generator<void, { terms: PassageTerms; headingTerms: HeadingTerms }> {
  const size = totalSize(parts);
  const spare = forms.byLast.size === 0 ? 0 : Math.ceil(size.tokens / TOKENS_A_MARKER);
  let terms = emptyTerms(size, size.tokens + spare);
  const headingTerms: HeadingTerms = {
    rowOf: new Uint32Array(size.passages),
    first: new Uint32Array(size.rows + 1),
    term: new Uint32Array(size.headingTerms),
  };
  yield;
  const place: Place = { passage: 0, sentence: 0, token: 0, row: 0, headingTerm: 0 };
  for (const { open, isOld } of parts) {
    const source = open();
    const isEdited = isNewForms || (!isOld && forms.byLast.size > 0);
    const edits = isEdited ? yield* acronymTokensSteps(source, forms) : null;
    const needed = place.token + sizeOf(source).tokens + (edits?.token.length ?? 0);
    if (needed > terms.term.length) terms = { ...terms, ...tokensLike(terms, needed * 2) };
    copyHeadingTerms(headingTerms, place, source);
    let edit = 0;
    for (let from = source.from; from < source.to; from += STRETCH) {
      const to = Math.min(from + STRETCH, source.to);
      edit = copyPassages(terms, place, source, from, to, edits, edit);
      yield;
    }
  }
  terms.firstToken[size.passages] = place.token;
  terms.firstSentence[size.passages] = size.sentences;
  terms.sentenceToken[size.sentences] = place.token;
  headingTerms.first[size.rows] = size.headingTerms;
  return { terms: { ...terms, ...tokensUpTo(terms, place.token) }, headingTerms };
}

function totalSize(parts: readonly Part[]): TermsSize {
  const total = { passages: 0, tokens: 0, sentences: 0, rows: 0, headingTerms: 0 };
  for (const { size } of parts) {
    total.passages += size.passages;
    total.tokens += size.tokens;
    total.sentences += size.sentences;
    total.rows += size.rows;
    total.headingTerms += size.headingTerms;
  }
  return total;
}

/** How far the merged analysis is filled. */
interface Place {
  passage: number;
  sentence: number;
  token: number;
  row: number;
  headingTerm: number;
}

function copyHeadingTerms(into: HeadingTerms, place: Place, source: TermSource): void {
  const { first, term, rowOf } = source.headingTerms;
  const [from, to] = rowsOf(source);
  for (let passage = source.from; passage < source.to; passage += 1) {
    into.rowOf[place.passage + passage - source.from] = place.row + (rowOf[passage] ?? 0) - from;
  }
  const shift = place.headingTerm - (first[from] ?? 0);
  for (let row = from; row < to; row += 1)
    into.first[place.row + row - from] = (first[row] ?? 0) + shift;
  const terms = term.subarray(first[from], first[to]);
  copyTerms(into.term, place.headingTerm, terms, source.numbers);
  place.row += to - from;
  place.headingTerm += terms.length;
}

/** Copies the passages from `from` to before `to`; `edit` is the first edit that is not done yet. */
function copyPassages(
  into: PassageTerms,
  place: Place,
  { terms, numbers }: TermSource,
  from: number,
  to: number,
  edits: TokenEdits | null,
  edit: number,
): number {
  const { firstToken, firstSentence, sentenceToken } = terms;
  let next = edit;
  let copied = firstToken[from] ?? 0;
  /** Where a token of the source comes to stand, less where it stands. */
  let shift = place.token - copied;
  const copyUpTo = (end: number): void => {
    if (end > copied) copyTokens(into, copied + shift, terms, copied, end, numbers);
    copied = Math.max(copied, end);
  };
  const editUpTo = (end: number): void => {
    for (; edits !== null && (edits.token[next] ?? end) < end; next += 1) {
      const token = edits.token[next] ?? 0;
      const term = edits.term[next] ?? DROPPED;
      if (term === DROPPED) {
        copyUpTo(token);
        copied = token + 1;
        shift -= 1;
      } else {
        copyUpTo(token + 1);
        shift += 1;
        copyTokens(into, token + shift, terms, token, token + 1, null);
        into.term[token + shift] = term;
      }
    }
  };
  const sentenceShift = place.sentence - (firstSentence[from] ?? 0);
  for (let passage = from; passage < to; passage += 1) {
    editUpTo(firstToken[passage] ?? 0);
    into.firstToken[place.passage + passage - from] = (firstToken[passage] ?? 0) + shift;
    into.firstSentence[place.passage + passage - from] =
      (firstSentence[passage] ?? 0) + sentenceShift;
    const last = firstSentence[passage + 1] ?? 0;
    for (let sentence = firstSentence[passage] ?? 0; sentence < last; sentence += 1) {
      editUpTo(sentenceToken[sentence] ?? 0);
      into.sentenceToken[sentence + sentenceShift] = (sentenceToken[sentence] ?? 0) + shift;
    }
  }
  const end = firstToken[to] ?? 0;
  editUpTo(end);
  copyUpTo(end);
  const [sentence, lastSentence] = [firstSentence[from] ?? 0, firstSentence[to] ?? 0];
  into.sentenceStart.set(terms.sentenceStart.subarray(sentence, lastSentence), place.sentence);
  into.sentenceEnd.set(terms.sentenceEnd.subarray(sentence, lastSentence), place.sentence);
  place.passage += to - from;
  place.sentence += lastSentence - sentence;
  place.token = end + shift;
  return next;
}
