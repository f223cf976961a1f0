import type { Document } from '../../corpus/document/document.ts';
import { contentOf } from '../../corpus/document/make-document.ts';
import { runSync } from '../../system/yielding.ts';
import { type AcronymForms, acronymsSteps, acronymTerm } from '../terms/acronyms.ts';
import { countLanguages, languagesOf } from './languages.ts';
import type { LibraryIndex } from './library-index.ts';
import { rangeOf } from './postings.ts';

/**
 * Finds the index as somebody reads a question against it who sees only these documents: a word that
 * stands in others alone is no word of the library, so that it is corrected as any mistyped one, and
 * tells nobody that they exist. Nor is a short form known that they alone spell out. Made once for each
 * list of documents.
 */
export function visibleIndexes(
  index: LibraryIndex,
): (visible: readonly Document[] | undefined) => LibraryIndex {
  const known = new WeakMap<readonly Document[], LibraryIndex>();
  return (visible) => {
    if (visible === undefined) return index;
    const found = known.get(visible) ?? visibleIndex(index, visible);
    known.set(visible, found);
    return found;
  };
}

function visibleIndex(index: LibraryIndex, visible: readonly Document[]): LibraryIndex {
  const { segments, vocabulary } = index;
  const documents = new Set(visible);
  const definitions = visible.flatMap((one) =>
    segments.map(({ parts }) => parts.definitions[parts.numbers.get(contentOf(one)) ?? -1]),
  );
  const { forms } = runSync(acronymsSteps(definitions.map((one) => one ?? [])));
  const hidden = new Set(spelledOut(index.forms));
  for (const short of spelledOut(forms)) hidden.delete(short);
  const unknown = new Set(Array.from(hidden, (term) => vocabulary.number(term)));
  const isVisible = (term: number): boolean => {
    if (unknown.has(term)) return false;
    return segments.some(({ passages, postings }) => {
      const [from, end] = rangeOf(postings, term);
      for (let at = from; at < end; at += 1) {
        const passage = passages[postings.passage[at] ?? 0];
        if (passage && documents.has(passage.document)) return true;
      }
      return false;
    });
  };
  return {
    ...index,
    vocabulary: vocabulary.visibleTo(isVisible),
    forms,
    languages: languagesOf([countLanguages(visible)]),
  };
}

/** The terms that stand where a short form is spelt out. */
function spelledOut(forms: AcronymForms): string[] {
  return [...forms.values()].flat().map(({ short }) => acronymTerm(short));
}
