import type { Document, Passage, Section } from '../../../src/corpus/document/document.ts';
import { sentences } from '../../../src/text/sentences.ts';

const PASSAGES_PER_DOCUMENT = 50;
const SENTENCES_PER_PASSAGE = 5;

/** Numbers in 0..1 that are the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * So many passages made of the sentences of `source`, shuffled across documents by a fixed generator, so
 * that terms are as frequent as in real prose.
 */
export function recombine(source: readonly Document[], passages: number): Document[] {
  const pieces = source.flatMap((document) =>
    document.passages.flatMap(({ start, end }) =>
      sentences(document.prose, 'en', start, end).map((one) =>
        document.prose.slice(one.start, one.end).replace(/\s+/g, ' ').trim(),
      ),
    ),
  );
  const random = generator(1);
  const pick = (): string => pieces[Math.floor(random() * pieces.length)] ?? '';
  return Array.from({ length: Math.ceil(passages / PASSAGES_PER_DOCUMENT) }, (_, number) => {
    const paragraphs = Array.from({ length: PASSAGES_PER_DOCUMENT }, () =>
      Array.from({ length: SENTENCES_PER_PASSAGE }, pick).join(' '),
    );
    return documentOf(`d${number}.md`, `Volume ${number}`, paragraphs);
  });
}

function documentOf(name: string, title: string, paragraphs: readonly string[]): Document {
  const text = paragraphs.join('\n\n');
  const section: Section = { number: 1, heading: null, trail: [], start: 0, end: text.length };
  const passages: Passage[] = [];
  const document: Document = {
    name,
    metadata: { key: name, title, author: [], language: 'en', public: true },
    stated: null,
    text,
    prose: text,
    sections: [section],
    words: text.split(' ').length,
    pages: [],
    lines: [],
    notes: [],
    passages,
  };
  let start = 0;
  for (const [at, paragraph] of paragraphs.entries()) {
    const end = start + paragraph.length;
    passages.push({
      document,
      section,
      number: at + 1,
      start,
      end,
      text: paragraph,
      context: [],
      mark: '',
      page: null,
    });
    start = end + 2;
  }
  return document;
}
