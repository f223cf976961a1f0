import type { Document } from '../../corpus/document/document.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { chatForm } from './chat-lexicon.ts';

/** Headings that are longer are no names of anything; compared are a few words at the most. */
const MOST_CHARACTERS = 100;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Whether a heading or title has these words and no others, but for stop words. Words as `chatForm` gives them. */
export function isHeading(words: readonly string[], documents: readonly Document[]): boolean {
  const wanted = contentOf(words);
  const [first = ''] = wanted;
  return someHeading(first, documents, (heading) => {
    const content = contentOf(heading);
    return content.size === wanted.size && [...content].every((word) => wanted.has(word));
  });
}

/** Whether a heading or title holds the word, as `chatForm` gives it. */
export function standsInHeading(word: string, documents: readonly Document[]): boolean {
  return someHeading(word, documents, (heading) => heading.includes(word));
}

/** Headings with the word are few, so that only those are read word by word. */
function someHeading(
  word: string,
  documents: readonly Document[],
  fits: (words: readonly string[]) => boolean,
): boolean {
  return documents.some(({ metadata, sections }) =>
    [metadata.title, ...sections.map(({ heading }) => heading)].some((heading) => {
      if (heading === null || heading.length > MOST_CHARACTERS) return false;
      const folded = chatForm(heading);
      return folded.includes(word) && fits(folded.match(WORD) ?? []);
    }),
  );
}

function contentOf(words: readonly string[]): ReadonlySet<string> {
  const content = words.filter((word) => !isStopWord(word, 'en'));
  return new Set(content.length > 0 ? content : words);
}
