import type { Document } from '../../corpus/document/document.ts';
import { type DocumentPlaces, documentWordsSteps, type KnownWords } from './document-words.ts';
import type { WordForms } from './word-forms.ts';
import type { WordIndex } from './word-index.ts';

/** Word forms looked up before other work may come in between. */
const FORMS_STRETCH = 2_048;

/** Where the words of one document lie: by themselves, or within the index before. */
export interface WordSource {
  readonly count: number;
  /**
   * Loads the words on demand: those of a whole library are too many to keep twice in memory. Undefined where
   * they have gone from the disk and must be read anew.
   */
  readonly open: () => DocumentPlaces | undefined;
  /** The library's numbers by theirs; null where they are the same. */
  readonly numbers: Uint32Array | null;
}

/** Words that were read before, or are read now, with numbers in `all`. */
export function* newSourceSteps(
  document: Document,
  all: WordForms,
  known: KnownWords | undefined,
): Generator<void, WordSource> {
  let own = known?.forms(document);
  let read: DocumentPlaces | undefined;
  if (!own) ({ forms: own, places: read } = yield* documentWordsSteps(document));
  const numbers = new Uint32Array(own.forms.length);
  for (const [at, form] of own.forms.entries()) {
    numbers[at] = all.add(form);
    if (at % FORMS_STRETCH === FORMS_STRETCH - 1) yield;
  }
  const open = () => read ?? known?.places(document);
  return { count: own.count, open, numbers };
}

/** The words of a document of the index before; `forms` may be another list than that one's. */
export function* oldSourceSteps(
  previous: WordIndex,
  number: number,
  forms: WordForms,
): Generator<void, WordSource> {
  const [from, to] = [previous.bounds[number], previous.bounds[number + 1]];
  const words = previous.words.subarray(from, to);
  const starts = previous.starts.subarray(from, to);
  const ends = previous.ends.subarray(from, to);
  const count = words.length;
  if (forms === previous.forms) {
    return { count, open: () => ({ words, starts, ends }), numbers: null };
  }
  const renumbered = new Uint32Array(words.length);
  for (const [at, word] of words.entries()) {
    renumbered[at] = forms.add(previous.forms.form(word));
    if (at % FORMS_STRETCH === FORMS_STRETCH - 1) yield;
  }
  return { count, open: () => ({ words: renumbered, starts, ends }), numbers: null };
}
