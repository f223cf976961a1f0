import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import Flexsearch from 'flexsearch';
import Database from 'libsql';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import winkBm25 from 'wink-bm25-text-search';
import nlp from 'wink-nlp-utils';

/** What every engine gets of a passage. */
export interface PeerPassage {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** Numbers of the best passages for a question, best first. */
export type Search = (question: string) => Promise<number[]> | number[];

/** An engine as its documentation sets it up. `language` is an ISO 639-1 code. */
export interface Peer {
  readonly name: string;
  readonly build: (passages: readonly PeerPassage[], language: string) => Promise<Search> | Search;
}

const LIMIT = 10;

export const PEERS: readonly Peer[] = [
  { name: 'MiniSearch, defaults', build: (passages) => minisearch(passages, {}) },
  { name: 'wink-bm25-text-search', build: wink },
  { name: 'SQLite FTS5', build: fts5 },
  { name: 'lunr', build: lunrPeer },
  { name: 'FlexSearch', build: flexsearch },
  { name: 'Orama', build: orama },
  {
    name: 'MiniSearch, prefix and fuzzy 0.2',
    build: (passages) => minisearch(passages, { prefix: true, fuzzy: 0.2 }),
  },
];

function minisearch(passages: readonly PeerPassage[], options: object): Search {
  const engine = new MiniSearch<PeerPassage>({ fields: ['title', 'text'] });
  engine.addAll(passages);
  return (question) =>
    engine
      .search(question, options)
      .slice(0, LIMIT)
      .map(({ id }) => Number(id));
}

function wink(passages: readonly PeerPassage[]): Search {
  const engine = winkBm25();
  engine.defineConfig({ fldWeights: { title: 1, text: 1 } });
  engine.definePrepTasks([
    nlp.string.lowerCase,
    nlp.string.tokenize0,
    nlp.tokens.removeWords,
    nlp.tokens.stem,
    nlp.tokens.propagateNegations,
  ]);
  for (const { id, title, text } of passages) engine.addDoc({ title, text }, id);
  engine.consolidate();
  return (question) => engine.search(question, LIMIT).map(([id]) => Number(id));
}

/** Porter stems for English; trigrams where words are not spaced; else FTS5's Unicode words. */
function fts5(passages: readonly PeerPassage[], language: string): Search {
  const unspaced = ['zh', 'ja', 'th'].includes(language);
  const tokenizer = language === 'en' ? 'porter unicode61' : unspaced ? 'trigram' : 'unicode61';
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE passage USING fts5(title, text, tokenize='${tokenizer}')`);
  const insert = database.prepare('INSERT INTO passage(rowid, title, text) VALUES (?, ?, ?)');
  database.transaction(() => {
    for (const { id, title, text } of passages) insert.run(id + 1, title, text);
  })();
  const find = database.prepare(
    `SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ${LIMIT}`,
  );
  return (question) => {
    const words = wordsOf(question).flatMap((word) => (unspaced ? trigrams(word) : [word]));
    if (words.length === 0) return [];
    const rows = find.all(words.map((word) => `"${word}"`).join(' OR ')) as { rowid: number }[];
    return rows.map(({ rowid }) => rowid - 1);
  };
}

function trigrams(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 2) }, (_, i) => word.slice(i, i + 3));
}

function lunrPeer(passages: readonly PeerPassage[]): Search {
  const index = lunr(function build() {
    this.ref('id');
    this.field('title');
    this.field('text');
    for (const passage of passages) this.add(passage);
  });
  return (question) =>
    index
      .search(wordsOf(question).join(' '))
      .slice(0, LIMIT)
      .map(({ ref }) => Number(ref));
}

function flexsearch(passages: readonly PeerPassage[]): Search {
  const index = new Flexsearch.Index({
    tokenize: 'strict',
    encoder: Flexsearch.Charset.LatinBalance,
  });
  for (const { id, title, text } of passages) index.add(id, `${title} ${text}`);
  return (question) => index.search(question, { limit: LIMIT, suggest: true }).map(Number);
}

const ORAMA_LANGUAGES: Readonly<Record<string, string>> = {
  de: 'german',
  en: 'english',
  es: 'spanish',
  ru: 'russian',
};

async function orama(passages: readonly PeerPassage[], language: string): Promise<Search> {
  const database = create({
    schema: { title: 'string', text: 'string' } as const,
    language: ORAMA_LANGUAGES[language] ?? 'english',
  });
  await insertMultiple(
    database,
    passages.map(({ id, title, text }) => ({ id: String(id), title, text })),
  );
  return async (question) => {
    const { hits } = await oramaSearch(database, { term: question, limit: LIMIT, threshold: 1 });
    return hits.map(({ id }) => Number(id));
  };
}

function wordsOf(question: string): string[] {
  return question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
