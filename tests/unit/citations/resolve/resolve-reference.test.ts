import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationId } from '../../../../src/citations/reference/citation-id.ts';
import { marksIn } from '../../../../src/citations/reference/reference.ts';
import { resolveReference } from '../../../../src/citations/resolve/resolve-reference.ts';
import { recordOf } from '../../../../src/citations/trace/passage-record.ts';
import { documentsOf } from '../../../support/documents.ts';

const twin = 'The same sentence stands in two documents.';
const documents = documentsOf({
  'defect.md': [
    '---\nkey: DEFECT\ntitle: Why a Younger Generation Defects\n---',
    '# Famine\n\nThe famine of the nineties was called the Arduous March.',
    '# Markets\n\nMarkets grew out of hunger and need.',
    '## Currency\n\nForeign money was preferred to the won.',
    `# Twins\n\n${twin}`,
  ].join('\n\n'),
  'bowl.md': `---\nkey: BOWL\ntitle: Super Bowl 50\n---\n# Game\n\nDenver won.\n\n# Twins\n\n${twin}`,
  'rules-a.md':
    '---\nkey: RULES-A\ntitle: House Rules of the North\n---\n# One\n\nBe kind in the north.',
  'rules-b.md':
    '---\nkey: RULES-B\ntitle: House Rules of the South\n---\n# One\n\nBe kind in the south.',
});

function answer(reference: string): string {
  const resolution = resolveReference(documents, reference);
  switch (resolution.kind) {
    case 'found':
      return resolution.passages.map((p) => citationId(p).replace(/~.*/, '')).join(' ');
    case 'ambiguous':
      return `? ${resolution.candidates.map((p) => citationId(p).replace(/~.*/, '')).join(' ')}`;
    case 'unknown':
      return `! ${resolution.message}`;
  }
}
const id = (index: number) => {
  const passage = documents.flatMap(({ passages }) => passages)[index];
  return passage ? citationId(passage) : '';
};

describe('a reference', () => {
  test.each([
    ['DEFECT:2.1', 'DEFECT:2.1'],
    ['defect:2.1', 'DEFECT:2.1'],
    ['  `DEFECT:2.1` ', 'DEFECT:2.1'],
    ['[DEFECT:2.1]', 'DEFECT:2.1'],
    ['DEFECT : 2 . 1', 'DEFECT:2.1'],
    ['DEFECT §2 ¶1', 'DEFECT:2.1'],
    ['DEFECT§2¶1', 'DEFECT:2.1'],
    ['DEFECT, section 2, paragraph 1', 'DEFECT:2.1'],
    ['DEFECT sec. 2 para. 1', 'DEFECT:2.1'],
    ['DEFECT 2', 'DEFECT:2.1'],
    ['DEFECT', 'DEFECT:1.1 DEFECT:2.1 DEFECT:3.1 DEFECT:4.1'],
    ['defect.md', 'DEFECT:1.1 DEFECT:2.1 DEFECT:3.1 DEFECT:4.1'],
    ['why a younger generation defects', 'DEFECT:1.1 DEFECT:2.1 DEFECT:3.1 DEFECT:4.1'],
    ['younger generation, section 3', 'DEFECT:3.1'],
    ['ＤＥＦＥＣＴ：２．１', 'DEFECT:2.1'],
    ['Super Bowl 50', 'BOWL:1.1 BOWL:2.1'],
    ['Super Bowl 50 1.1', 'BOWL:1.1'],
    ['RULES-A 1', 'RULES-A:1.1'],
    ['House Rules 1', '? RULES-A:1.1 RULES-B:1.1'],
    ['rules north', 'RULES-A:1.1'],
  ])('%s means %s', (reference, meaning) => {
    expect(answer(reference)).toBe(meaning);
  });

  test.each([
    ['DEFECT:2.7', /section 2 has 1 passage; there is no 7/],
    ['DEFECT:9', /has 4 sections; there is no 9/],
    ['DEFECT:0.0', /there is no 0/],
    ['~zzzzz', /No passage has the mark ~zzzzz/],
    ['a', /No document goes by that name/],
    ['', /Name a passage, such as/],
    ['***', /Name a passage, such as/],
    ['x'.repeat(6_000), /at most 300 characters/],
    ['@everyone', /No document goes by that name/],
  ])('%s names nothing, and the answer says why', (reference, message) => {
    expect(answer(reference)).toMatch(message);
  });

  test.each([
    'DEFECT:-1',
    'DEFECT:1-999999',
    'DEFECT:99999999999999999999.1',
    '5 DEFECT',
    'DEFECT five',
  ])('%s names a document, and only the place is not understood', (reference) => {
    expect(answer(reference)).toBe(
      '! DEFECT is in the library, but the rest names no place in it. A place looks like DEFECT:1.1.',
    );
  });

  test('with a mistyped key offers the closest and does not guess', () => {
    const resolution = resolveReference(documents, 'DEFCT:2.1');
    expect(resolution).toMatchObject({ kind: 'unknown' });
    expect(resolution.kind === 'unknown' && resolution.closest.map(citationId)[0]).toBe(id(3));
  });

  test('with a section that is not there offers the nearest passages', () => {
    const resolution = resolveReference(documents, 'DEFECT:9.1');
    expect(resolution.kind === 'unknown' && resolution.closest).toHaveLength(3);
  });

  test('of a heading without text says so', () => {
    const [document] = documentsOf({ 'a.md': '---\nkey: AB\n---\n# Empty\n\n# Full\n\nText.' });
    const resolution = resolveReference(document ? [document] : [], 'AB:1.1');
    expect(resolution).toMatchObject({ message: 'AB section 1 (Empty) has no text of its own.' });
  });

  test('by its mark alone is a list where two passages share their text', () => {
    const mark = id(1).split('~')[1];
    expect(answer(`~${mark}`)).toBe('? BOWL:2.1 DEFECT:4.1');
    expect(answer(`~${id(0).split('~')[1]?.toUpperCase()}`)).toBe('BOWL:1.1');
  });

  test('with a mark of the same document leads to its place and says what does not fit', () => {
    const mark = id(2).split('~')[1];
    const resolution = resolveReference(documents, `DEFECT:3.1~${mark}`);
    expect(answer(`DEFECT:3.1~${mark}`)).toBe('DEFECT:1.1');
    expect(resolution).toMatchObject({
      note: `Note that the mark ~${mark} belongs to DEFECT:1.1, not to DEFECT:3.1: its text has moved, or the id is mistyped.`,
    });
    const remembered = () => documents.flatMap(({ passages }) => passages.map(recordOf));
    const known = resolveReference(documents, `DEFECT:3.1~${mark}`, {
      remembered: (mark) => remembered().filter((record) => record.mark === mark),
    });
    expect(known).toMatchObject({
      kind: 'found',
      note: `Note that the mark ~${mark} belongs to DEFECT:1.1, not to DEFECT:3.1.`,
    });
  });

  test('with a mark and no place has nothing to note', () => {
    const resolution = resolveReference(documents, `DEFECT ~${id(2).split('~')[1]}`);
    expect(resolution).toMatchObject({ kind: 'found', passages: [{ number: 1 }] });
    expect(resolution).not.toHaveProperty('note');
  });

  test('with a mark of another document claims no move and guesses nothing', () => {
    const mark = id(2).split('~')[1];
    for (const place of ['RULES-A:1.1', 'RULES-A:7.1']) {
      const resolution = resolveReference(documents, `${place}~${mark}`);
      expect(resolution).toMatchObject({
        kind: 'unknown',
        message: `That id does not fit: the mark ~${mark} belongs to DEFECT:1.1, not to ${place}.`,
      });
      expect(resolution.kind === 'unknown' && resolution.closest.map(citationId)[0]).toBe(id(2));
    }
  });

  test('with mark whose text has changed leads to the old place and says so', () => {
    expect(answer('DEFECT:2.1~aaaaa')).toBe('DEFECT:2.1');
    expect(resolveReference(documents, 'DEFECT:2.1~aaaaa')).toMatchObject({
      note: expect.stringMatching(/is not the one marked ~aaaaa: it has changed/),
    });
  });

  test('with mark that is gone altogether says so', () => {
    expect(answer('DEFECT:9.9~aaaaa')).toMatch(/no longer in the library/);
  });

  test('shows its marks, for a look into the history beforehand', () => {
    expect(marksIn('DEFECT:2.1~AB2cd; ~ xyz77, ~ab2cd ~toolong ~no')).toEqual(['ab2cd', 'xyz77']);
  });

  test('that is a whole id always leads to its own passage', () => {
    for (const { passages } of documents) {
      for (const passage of passages) {
        const resolution = resolveReference(documents, citationId(passage));
        expect(resolution).toEqual({ kind: 'found', passages: [passage] });
      }
    }
  });

  test('of a list after the first 25 is not looked up, and the answer says so', () => {
    const sections = Array.from({ length: 30 }, (_, at) => `# Part ${at}\n\nText ${at}.`);
    const long = documentsOf({ 'a.md': `---\nkey: AB\n---\n${sections.join('\n\n')}` });
    const places = (count: number) =>
      Array.from({ length: count }, (_, at) => `AB:${at + 1}.1`).join('; ');
    const whole = resolveReference(long, places(25));
    expect(whole).toEqual({ kind: 'found', passages: long[0]?.passages.slice(0, 25) });
    expect(resolveReference(long, places(28))).toEqual({
      ...whole,
      note: 'The last 3 of 28 references were not looked up: name at most 25 at once.',
    });
  });

  test('never throws and never names another document than the one it names', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 400 }),
          fc.stringMatching(
            /^(DEFECT|BOWL|rules-a)[ :§.,~¶]{0,3}[0-9]{0,7}[ .:¶~]{0,2}[0-9a-z]{0,6}$/,
          ),
        ),
        (reference) => {
          const resolution = resolveReference(documents, reference);
          const key = /^(DEFECT|BOWL|rules-a)(?![\p{L}\p{N}-])/iu
            .exec(reference)?.[1]
            ?.toUpperCase();
          if (key && resolution.kind === 'found' && !resolution.note) {
            for (const { document } of resolution.passages) expect(document.metadata.key).toBe(key);
          }
        },
      ),
      { numRuns: 600 },
    );
  });
});
