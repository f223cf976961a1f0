import { simplify } from '../../src/citations/resolve/find-documents.ts';
import type { Author, Document } from '../../src/corpus/document/document.ts';
import { serverOf } from '../../src/corpus/document/document-server.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import { code, sourceLink } from '../../src/discord/rendering/citation-line.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { escaped, joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { count } from '../shared/count.ts';
import { deleteButton } from '../shared/excerpt-buttons.ts';
import { paged, pageOf } from '../shared/paged.ts';

/** The longest query, so that it fits into a button with the asker's id. */
export const MAX_QUERY = 60;

const PER_PAGE = 6;
const MAX_TITLE = 150;

export interface SourcesPage {
  readonly askerId: string;
  readonly query: string;
  readonly visibility: Reply['visibility'];
  /** From 0; beyond the last page the last one is shown. */
  readonly index: number;
}

/** Turns the pages of a list of sources. */
export const sourcesPages = paged({
  name: 'sources',
  version: 1,
  command: '/sources',
  show: (_press, { fields: [query = ''], askerId, index, visibility }, { documents }) =>
    sourcesPage(documents, { askerId, query, index, visibility }),
});

/** A page of the library's documents, by title, or of those whose title, key or author fits. */
export function sourcesPage(documents: readonly Document[], page: SourcesPage): Reply {
  const { askerId, query, visibility } = page;
  const matching = documents
    .filter((document) => fits(document, query))
    .sort((a, b) => a.metadata.title.localeCompare(b.metadata.title, 'en'));
  if (matching.length === 0) {
    return privately(
      markdown`No title, key or author fits “${query}”. \`/sources\` without a query lists all ${documents.length}.`,
    );
  }
  const { index, pageCount, shown } = pageOf(matching, page.index, PER_PAGE);
  const blocks: Block[] = [
    { kind: 'text', text: heading(matching, query) },
    ...shown.map((document) => ({ kind: 'text', text: entry(document) }) as const),
    {
      kind: 'buttons',
      buttons: [
        ...sourcesPages.buttons(askerId, index, pageCount, [query]),
        ...(visibility === 'public' ? [deleteButton(askerId)] : []),
      ],
    },
  ];
  return { visibility, blocks };
}

function heading(documents: readonly Document[], query: string): Markdown {
  const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
  const what = `${count(documents.length, 'document')} · ${count(passages, 'passage')}`;
  return query === ''
    ? markdown`### Sources\n-# ${what}`
    : markdown`### Sources for “${query}”\n-# ${what}`;
}

function entry({ name, metadata, passages }: Document): Markdown {
  const { title, key, author, issued, url } = metadata;
  const link = url === undefined ? null : sourceLink(url);
  const facts: Markdown[] = [
    ...(author.length > 0 ? [escaped(clip(author.map(authorName).join(', '), MAX_TITLE))] : []),
    ...(issued === undefined ? [] : [escaped(issued)]),
    escaped(count(passages.length, 'passage')),
    ...(serverOf(name) === null ? [] : [markdown`this server’s own`]),
    ...(link ? [link] : []),
  ];
  return markdown`**${clip(title, MAX_TITLE)}** ${code(key)}\n-# ${joined(facts, ' · ')}`;
}

/** Whether every word of the query begins a word of the document's title, key or author. */
function fits({ metadata }: Document, query: string): boolean {
  const { key, title, author } = metadata;
  const words = simplify([key, title, ...author.map(authorName)].join(' ')).split(' ');
  return simplify(query)
    .split(' ')
    .every((typed) => words.some((word) => word.startsWith(typed)));
}

function authorName(author: Author): string {
  if ('literal' in author) return author.literal;
  return author.given === undefined ? author.family : `${author.given} ${author.family}`;
}
