import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationId } from '../../../../src/citations/reference/citation-id.ts';
import { passageMark } from '../../../../src/corpus/document/passage-mark.ts';
import { assembleCorpus } from '../../../support/assemble-corpus.ts';
import { documentOf, documentsOf, paragraphOf } from '../../../support/documents.ts';

/** Texts that look like what people write: Markdown marks, many scripts, odd white space. */
const messyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '# A heading\n',
        '## Zwei\n\n',
        '\n\n',
        '\r\n\r\n',
        '- item\n',
        '> quote\n',
        '---\n',
      ),
      fc.constantFrom(
        '```\ncode\n```\n',
        '| a | b |\n|--|--|\n| 1 | 2 |\n',
        '<b>x</b>',
        '[t](u)',
        '\uFEFF',
      ),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.lorem({ mode: 'sentences', maxCount: 4 }),
      fc.lorem({ maxCount: 250 }),
      fc.constantFrom('汉字没有空格的一段话。', 'ภาษาไทยไม่มีช่องว่าง', 'שלום עולם', '👩‍👩‍👧‍👦 😀'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

const corpusFiles = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('a.md', 'b.md', 'c.txt', 'd/e.txt'), text: messyText }),
  { selector: ({ name }) => name },
);

describe('passages', () => {
  test('every passage is a slice of its document, in order, inside its section', () => {
    fc.assert(
      fc.property(corpusFiles, (files) => {
        for (const document of assembleCorpus(files).documents) {
          let last = 0;
          expect(document.prose).toHaveLength(document.text.length);
          for (const passage of document.passages) {
            expect(document.text.slice(passage.start, passage.end)).toBe(passage.text);
            expect(passage.text.trim()).not.toBe('');
            expect(passage.start).toBeGreaterThanOrEqual(Math.max(last, passage.section.start));
            expect(passage.end).toBeLessThanOrEqual(passage.section.end);
            last = passage.end;
          }
        }
      }),
    );
  });

  test('ids are unique, and the same again when the files are read again in another order', () => {
    fc.assert(
      fc.property(corpusFiles, (files) => {
        const ids = assembleCorpus(files).documents.flatMap((d) => d.passages.map(citationId));
        const again = assembleCorpus([...files].reverse()).documents.flatMap((d) =>
          d.passages.map(citationId),
        );
        expect(new Set(ids).size).toBe(ids.length);
        expect(again).toEqual(ids);
        for (const id of ids) expect(id).toMatch(/^[A-Z0-9-]{2,12}:\d+\.\d+~[a-z2-7]{5}$/);
      }),
    );
  });

  test('a paragraph is a passage, and neighbouring short ones are one together', () => {
    const text = [paragraphOf(60), 'Short one.', 'Short two.', paragraphOf(100)].join('\n\n');
    expect(documentOf(text).passages.map((p) => p.text.split(/\s+/).length)).toEqual([60, 4, 100]);
  });

  test('a passage never crosses a section', () => {
    const document = documentOf('# A\n\nShort.\n\n# B\n\nAlso short.');
    expect(document.passages.map(({ text }) => text)).toEqual(['Short.', 'Also short.']);
  });

  test('a long paragraph stays whole up to twice the usual length, and is then cut between sentences', () => {
    const sentences = Array.from({ length: 40 }, (_, i) => `Sentence ${i} ${paragraphOf(15)}`);
    expect(documentOf(sentences.slice(0, 20).join(' ')).passages).toHaveLength(1);
    const pieces = documentOf(sentences.join(' ')).passages;
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) {
      expect(piece.text.startsWith('Sentence ')).toBe(true);
      expect(piece.text.endsWith('.')).toBe(true);
    }
  });

  test('a hundred thousand characters without a space are cut all the same', () => {
    const { passages, text } = documentOf('x'.repeat(100_000));
    expect(passages.map((p) => p.text).join('')).toBe(text);
    expect(Math.max(...passages.map((p) => p.text.length))).toBeLessThanOrEqual(4_000);
  });

  test('words are counted in scripts without spaces', () => {
    const paragraph = '汉字没有空格的一段话继续写下去。'.repeat(8);
    expect(documentOf(`${paragraph}\n\n${paragraph}`).passages).toHaveLength(2);
  });
});

describe('the mark of a passage', () => {
  test('is the first 5 base32 characters of a SHA-256 (checked with coreutils)', () => {
    // printf %s abc | sha256sum | xxd -r -p | base32 | head -c 5
    expect(passageMark('abc')).toBe('xj4bn');
  });

  test('does not see line breaks, white space and compatibility forms', () => {
    expect(passageMark(' a  b\r\nﬁn ')).toBe(passageMark('a b fin'));
    expect(passageMark('a b')).not.toBe(passageMark('a c'));
  });
});

describe('citation keys', () => {
  const keysOf = (files: Record<string, string>) =>
    documentsOf(files).map(({ metadata }) => metadata.key);

  test('are made from the telling words of the title', () => {
    expect(documentOf('# Why Do North Koreans Defect?\n\nText.').metadata.key).toBe('NORTH-DEFECT');
    expect(documentOf('# Überprüfung\n\nText.').metadata.key).toBe('UBERPRUFUNG');
  });

  test('are made from the file name, or a mark, where the title is in another script', () => {
    expect(documentOf('# 超级碗\n\nText.', 'd0.md').metadata.key).toBe('D0');
    expect(documentOf('# 超级碗\n\nText.', '碗.md').metadata.key).toMatch(/^D-[A-Z2-7]{5}$/);
  });

  test('that are made up give way to stated ones and to one another', () => {
    expect(
      keysOf({
        'a.md': '# Rules\n\nText.',
        'b.md': '# Rules\n\nText.',
        'c.md': '---\nkey: RULES\n---\nText.',
      }),
    ).toEqual(['RULES-2', 'RULES-3', 'RULES']);
  });

  test('that two files state are a problem of the second, by file and line', () => {
    const text = '---\ntitle: x\nkey: SAME\n---\nText.';
    const { documents, problems } = assembleCorpus([
      { name: 'b.md', text },
      { name: 'a.md', text },
    ]);
    expect(documents.map(({ name }) => name)).toEqual(['a.md']);
    expect(problems).toEqual([
      { file: 'b.md', line: 3, message: expect.stringContaining('already used by a.md') },
    ]);
  });

  test('that a server states is its own, whatever the others and everyone’s documents state', () => {
    const text = (key: string) => `---\nkey: ${key}\n---\nText.`;
    const [one, two] = ['servers/100000000000000001', 'servers/100000000000000002'];
    const { documents, problems } = assembleCorpus([
      { name: `${one}/rules.md`, text: text('RULES') },
      { name: `${two}/rules.md`, text: text('RULES') },
      { name: 'zones.md', text: text('ZONES') },
      { name: `${one}/zones.md`, text: text('ZONES') },
      { name: `${two}/rules-again.md`, text: '# Rules\n\nText.' },
      { name: `${one}/map.md`, text: '# Zones\n\nText.' },
    ]);
    expect(documents.map(({ name, metadata }) => [name, metadata.key])).toEqual([
      [`${one}/map.md`, 'ZONES-2'],
      [`${one}/rules.md`, 'RULES'],
      [`${one}/zones.md`, 'ZONES'],
      [`${two}/rules-again.md`, 'RULES-2'],
      [`${two}/rules.md`, 'RULES'],
      ['zones.md', 'ZONES'],
    ]);
    expect(problems).toEqual([]);
  });

  test('that is stated is never lost to one that is made up, nor changed by what a server holds', () => {
    const stated = '---\nkey: RULES\n---\nText.';
    const madeUp = '# Rules\n\nText.';
    const server = 'servers/100000000000000001';
    const keysOf = (files: Record<string, string>) =>
      assembleCorpus(Object.entries(files).map(([name, text]) => ({ name, text }))).documents.map(
        ({ name, metadata }) => `${name} ${metadata.key}`,
      );
    expect(keysOf({ 'a.md': madeUp, 'b.md': stated })).toEqual(['a.md RULES-2', 'b.md RULES']);
    expect(keysOf({ 'a.md': madeUp, [`${server}/b.md`]: stated })).toEqual([
      'a.md RULES',
      `${server}/b.md RULES`,
    ]);
    expect(keysOf({ 'a.md': stated, [`${server}/b.md`]: madeUp })).toEqual([
      'a.md RULES',
      `${server}/b.md RULES-2`,
    ]);
  });
});
