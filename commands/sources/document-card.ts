import type { Document } from '../../src/corpus/document/document.ts';
import { summaryOf } from '../../src/corpus/document/document-summary.ts';
import { code, sourceLink } from '../../src/discord/rendering/citation-line.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { escaped, joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { count } from '../shared/count.ts';

const MAX_TITLE = 150;
const MAX_NOTES = 8;

/** A document as a line of a list: its title and key, and under it what was read, in numbers. */
export function documentLine(document: Document): Markdown {
  const { title, key, language, sections, passages, pages, words, notes } = summaryOf(document);
  const { url } = document.metadata;
  const link = url === undefined ? null : sourceLink(url);
  const facts: Markdown[] = [
    escaped(languageName(language)),
    escaped(count(sections, 'section')),
    escaped(count(passages, 'passage')),
    ...(pages === null ? [] : [escaped(count(pages, 'page'))]),
    escaped(count(words, 'word')),
    ...(notes.length === 0 ? [] : [escaped(count(notes.length, 'note'))]),
    ...(link ? [link] : []),
  ];
  return markdown`**${clip(title, MAX_TITLE)}** ${code(key)}\n-# ${joined(facts, ' · ')}`;
}

/** The same with what the stored text does not hold, or holds otherwise than the file. */
export function documentCard(document: Document): Markdown[] {
  const { notes } = document;
  const shown = notes.slice(0, MAX_NOTES).map((note) => markdown`- ${clip(note, 300)}`);
  const more = notes.length - shown.length;
  return [
    documentLine(document),
    ...(shown.length === 0 ? [] : [joined(shown, '\n')]),
    ...(more === 0 ? [] : [markdown`-# ${count(more, 'more note')}.`]),
  ];
}

const languages = new Intl.DisplayNames('en', { type: 'language' });

function languageName(tag: string): string {
  return languages.of(tag) ?? tag;
}
