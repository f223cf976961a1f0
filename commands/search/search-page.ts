import type { Document } from '../../src/corpus/document/document.ts';
import { documentOfKey } from '../../src/corpus/document/document-server.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import type { SearchMatch, SearchResult } from '../../src/retrieval/search/search.ts';
import { excerptButtons } from '../shared/excerpt-buttons.ts';
import { paged } from '../shared/paged.ts';

const PER_PAGE = 5;
/** The first words of a search that stand nowhere; more say nothing new. */
const MAX_MISSING = 5;

export interface SearchPage {
  readonly askerId: string;
  readonly visibility: Reply['visibility'];
  readonly terms: string;
  readonly match: SearchMatch;
  /** Null for all documents. */
  readonly source: Document | null;
  /** From 0; beyond the last page the last one is shown. */
  readonly index: number;
}

/** Turns the pages of what a search found; a change of the library may make them others. */
export const searchPages = paged({
  name: 'search',
  version: 1,
  command: '/search',
  show({ question: terms }, { fields, ...page }, library) {
    const [letter = '', key = ''] = fields;
    const match = readMatch(letter);
    const source = documentOfKey(library.documents, key) ?? null;
    const lost = key !== '' && source === null;
    if (match === null || terms === null || lost) return null;
    return searchPage(library, { ...page, terms, match, source });
  },
});

/** A page of the passages that hold what was looked for. */
export async function searchPage(library: Library, page: SearchPage): Promise<Reply> {
  const { askerId, visibility, terms, match, source } = page;
  const within = source ? { within: (document: Document) => document === source } : {};
  const search = (from: number): Promise<SearchResult> =>
    library.search(terms, { match, from, count: PER_PAGE, ...within });
  const wanted = await search(page.index * PER_PAGE);
  if (wanted.total === 0) return privately(notFound(page, wanted));
  const pages = Math.ceil(wanted.total / PER_PAGE);
  const index = Math.min(page.index, pages - 1);
  const { hits } = index === page.index ? wanted : await search(index * PER_PAGE);
  const turning = searchPages.buttons(askerId, index, pages, fieldsOf(page));
  const blocks: Block[] = [
    { kind: 'question', text: terms },
    { kind: 'text', text: heading(page, wanted) },
    ...hits.map((quote) => ({ kind: 'quote', quote }) as const),
    ...(pages > 1 ? [{ kind: 'buttons', buttons: turning } as const] : []),
    excerptButtons({ passages: hits.map(({ passage }) => passage), visibility, askerId }),
  ];
  return { visibility, blocks };
}

function heading({ match, source }: SearchPage, { total, read }: SearchResult): Markdown {
  const what = { all: 'all of this', any: 'some of this', exact: 'exactly this' }[match];
  const passages = total === 1 ? '1 passage holds' : `${total.toLocaleString('en')} passages hold`;
  const where = source ? markdown` in **${source.metadata.title}**` : markdown``;
  if (read === null) return markdown`-# ${passages} ${what}${where}`;
  return markdown`-# ${passages} ${what}${where}, of the first ${read.toLocaleString('en')} that were read: words so common stand nearly everywhere. Add a rarer one to search them all.`;
}

function notFound({ match, source }: SearchPage, { missing, read }: SearchResult): Markdown {
  const where = source ? markdown` of **${source.metadata.title}**` : markdown``;
  if (read !== null) {
    return markdown`None of the first ${read.toLocaleString('en')} passages${where} holds these common words so. Add a rarer word to search them all.`;
  }
  if (match === 'exact') {
    return markdown`No passage${where} holds exactly these words in this order. \`match: all\` finds them in any order.`;
  }
  const names = missing.slice(0, MAX_MISSING).map((word) => `“${word}”`);
  if (names.length > 0) {
    const list = new Intl.ListFormat('en').format(names);
    const verb = names.length === 1 ? 'stands' : 'stand';
    return markdown`${list} ${verb} in no passage${where}.`;
  }
  return markdown`No passage${where} holds all of these words. \`match: any\` finds those that hold some.`;
}

const LETTERS: readonly (readonly [SearchMatch, string])[] = [
  ['all', 'a'],
  ['any', 'o'],
  ['exact', 'e'],
];

/** Null for what no button of a search holds. */
function readMatch(letter: string): SearchMatch | null {
  return LETTERS.find(([, other]) => other === letter)?.[0] ?? null;
}

function fieldsOf({ match, source }: SearchPage): string[] {
  const letter = LETTERS.find(([other]) => other === match)?.[1] ?? '';
  return [letter, source?.metadata.key ?? ''];
}
