import type { Contexts } from './contexts.ts';
import type { PassageTerms } from './passage-terms.ts';
import { DROPPED, type TokenEdits } from './spelt-out-tokens.ts';
import { copyTerms, rowsOf, STRETCH, sizeOf, type TermSource } from './term-source.ts';

/** A document's analysis with what is to be changed in it; null for nothing. */
export interface EditedSource {
  readonly source: TermSource;
  readonly edits: TokenEdits | null;
}

/** Puts the tokens of all sources into one, in their order. */
export function* mergedTermsSteps(
  all: readonly EditedSource[],
): Generator<void, { terms: PassageTerms; contexts: Contexts }> {
  const size = { passages: 0, tokens: 0, sentences: 0, rows: 0, contextTerms: 0 };
  for (const { source, edits } of all) {
    const { tokens, sentences, rows, contextTerms } = sizeOf(source);
    size.passages += source.to - source.from;
    size.tokens += tokens;
    for (const term of edits?.term ?? []) size.tokens += term === DROPPED ? -1 : 1;
    size.sentences += sentences;
    size.rows += rows;
    size.contextTerms += contextTerms;
  }
  yield;
  const terms: PassageTerms = {
    firstToken: new Uint32Array(size.passages + 1),
    term: new Uint32Array(size.tokens),
    start: new Uint32Array(size.tokens),
    end: new Uint32Array(size.tokens),
    position: new Uint16Array(size.tokens),
    stopBefore: new Uint16Array(size.tokens),
    stopAfter: new Uint16Array(size.tokens),
    kinds: new Uint8Array(size.tokens),
    firstSentence: new Uint32Array(size.passages + 1),
    sentenceToken: new Uint32Array(size.sentences + 1),
    sentenceStart: new Uint32Array(size.sentences),
    sentenceEnd: new Uint32Array(size.sentences),
  };
  const contexts: Contexts = {
    rowOf: new Uint32Array(size.passages),
    first: new Uint32Array(size.rows + 1),
    term: new Uint32Array(size.contextTerms),
  };
  yield;
  const end: Place = { passage: 0, sentence: 0, token: 0, row: 0, contextTerm: 0 };
  for (const { source, edits } of all) {
    const { passage, row } = end;
    const [firstRow] = rowsOf(source);
    for (let at = source.from; at < source.to; at += 1) {
      contexts.rowOf[passage + at - source.from] =
        row + (source.contexts.rowOf[at] ?? 0) - firstRow;
    }
    copyContexts(contexts, end, source);
    let edit = 0;
    for (let from = source.from; from < source.to; from += STRETCH) {
      const to = Math.min(from + STRETCH, source.to);
      edit = copyPassages(terms, end, source, from, to, edits, edit);
      yield;
    }
  }
  terms.firstToken[size.passages] = size.tokens;
  terms.firstSentence[size.passages] = size.sentences;
  terms.sentenceToken[size.sentences] = size.tokens;
  contexts.first[size.rows] = size.contextTerms;
  return { terms, contexts };
}

/** How far the merged analysis is filled. */
interface Place {
  passage: number;
  sentence: number;
  token: number;
  row: number;
  contextTerm: number;
}

function copyContexts(into: Contexts, end: Place, source: TermSource): void {
  const { first, term } = source.contexts;
  const [from, to] = rowsOf(source);
  const shift = end.contextTerm - (first[from] ?? 0);
  for (let row = from; row < to; row += 1)
    into.first[end.row + row - from] = (first[row] ?? 0) + shift;
  const terms = term.subarray(first[from], first[to]);
  copyTerms(into.term, end.contextTerm, terms, source.numbers);
  end.row += to - from;
  end.contextTerm += terms.length;
}

/** Copies the passages from `from` to before `to`; `edit` is the first edit that is not done yet. */
function copyPassages(
  into: PassageTerms,
  end: Place,
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
  let shift = end.token - copied;
  const copyUpTo = (behind: number): void => {
    if (behind > copied) copyTokens(into, copied + shift, terms, copied, behind, numbers);
    copied = Math.max(copied, behind);
  };
  const editUpTo = (behind: number): void => {
    for (; edits !== null && (edits.token[next] ?? behind) < behind; next += 1) {
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
  const sentenceShift = end.sentence - (firstSentence[from] ?? 0);
  for (let passage = from; passage < to; passage += 1) {
    editUpTo(firstToken[passage] ?? 0);
    into.firstToken[end.passage + passage - from] = (firstToken[passage] ?? 0) + shift;
    into.firstSentence[end.passage + passage - from] =
      (firstSentence[passage] ?? 0) + sentenceShift;
    const last = firstSentence[passage + 1] ?? 0;
    for (let sentence = firstSentence[passage] ?? 0; sentence < last; sentence += 1) {
      editUpTo(sentenceToken[sentence] ?? 0);
      into.sentenceToken[sentence + sentenceShift] = (sentenceToken[sentence] ?? 0) + shift;
    }
  }
  const behind = firstToken[to] ?? 0;
  editUpTo(behind);
  copyUpTo(behind);
  const [sentence, lastSentence] = [firstSentence[from] ?? 0, firstSentence[to] ?? 0];
  into.sentenceStart.set(terms.sentenceStart.subarray(sentence, lastSentence), end.sentence);
  into.sentenceEnd.set(terms.sentenceEnd.subarray(sentence, lastSentence), end.sentence);
  end.passage += to - from;
  end.sentence += lastSentence - sentence;
  end.token = behind + shift;
  return next;
}

function copyTokens(
  into: PassageTerms,
  at: number,
  terms: PassageTerms,
  from: number,
  to: number,
  numbers: Uint32Array | null,
): void {
  copyTerms(into.term, at, terms.term.subarray(from, to), numbers);
  into.start.set(terms.start.subarray(from, to), at);
  into.end.set(terms.end.subarray(from, to), at);
  into.position.set(terms.position.subarray(from, to), at);
  into.stopBefore.set(terms.stopBefore.subarray(from, to), at);
  into.stopAfter.set(terms.stopAfter.subarray(from, to), at);
  into.kinds.set(terms.kinds.subarray(from, to), at);
}
