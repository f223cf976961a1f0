import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../../src/citations/resolve/resolve-place.ts';
import { resolveReference } from '../../../../src/citations/resolve/resolve-reference.ts';
import { documentsOf } from '../../../support/documents.ts';
import { numberedDocuments as documents } from '../../../support/numbered-documents.ts';

/** The words that a reference leads to, `?` and places for a list, `!` and what is said for nothing. */
function shown(reference: string): string {
  const resolution = resolveReference(documents, reference);
  if (resolution.kind === 'unknown') return `! ${resolution.message}`;
  if (resolution.kind === 'ambiguous') return `? ${resolution.candidates.map(placeOf).join(' ')}`;
  const { passages, part } = resolution;
  const text = part
    ? (passages[0]?.document.text.slice(part.start, part.end) ?? '')
    : passages.map((passage) => passage.text).join(' ');
  return text.replace(/\s+/g, ' ');
}

function note(reference: string): string | undefined {
  const resolution = resolveReference(documents, reference);
  return resolution.kind === 'found' ? resolution.note : undefined;
}

describe('a printed number', () => {
  test.each([
    ['The Rope Makers, Chapter II', 'The fire came in the second winter.'],
    ['ROPE chapter 2', 'The fire came in the second winter.'],
    ['ROPE ch. two', 'The fire came in the second winter.'],
    ['chapter ii of The Rope Makers', 'The fire came in the second winter.'],
    ['second chapter of ROPE', 'The fire came in the second winter.'],
    ['ROPE 2', 'The fire came in the second winter.'],
    ['ROPE chapters 2-3', 'The fire came in the second winter. They rebuilt in stone.'],
    ['BYE 7', /^Pets are kept on a lead\./],
    ['BYE:7', /^Pets are kept on a lead\./],
    ['BYE #7', /^Pets are kept on a lead\./],
    ['BYE rule 7', /^Pets are kept on a lead\./],
    ['By-laws Article 2', /^The seat of the club is the old mill\./],
    ['By-laws, Art. 2', /^The seat of the club is the old mill\./],
    ['BYE Article 2.2', '2.2 Cats are not admitted to it.'],
    ['By-laws 2.2', '2.2 Cats are not admitted to it.'],
    ['Article 2.2', '2.2 Cats are not admitted to it.'],
    ['2.2', '2.2 Cats are not admitted to it.'],
    ['Article 8a', 'Boats are rowed.'],
    ['BYE 8a', 'Boats are rowed.'],
    ['BYE 8(a)', 'Boats are rowed.'],
    ['BYE 7b', /b\) goats$/],
    ['RULES 5', /Music\. No music after ten\./],
    ['rules 5', /No music after ten\.$/],
    ['Server rules, rule 5', /No music after ten\.$/],
    ['rule 5 of the server rules', /No music after ten\.$/],
    ['rule 5', /No music after ten\.$/],
    ['RULE 5', /No music after ten\.$/],
    ['Rule #5', /No music after ten\.$/],
    ['Rule No. 5', /No music after ten\.$/],
    ['rule five', /No music after ten\.$/],
    ['5th rule', /No music after ten\.$/],
    ['Regel 5', /No music after ten\.$/],
    ['the rule 5', '!'],
    ['RULES rule 4', /^4\. Names/],
    ['Jorde 1:4', '4. The moon came up.'],
    ['JORDE 1.4', '4. The moon came up.'],
    ['Jorde 1:2-3', '2. The lamp went out. 3. They sat in the dark.'],
    ['Jorde 2:3', '3 The boats were gone.'],
    ['Jorde 2:2–4', '2 The bridge fell. 3 The boats were gone. 4 They swam.'],
    ['The Carriers, Part Two, Chapter II', /^In part two, chapter ii, the bell/],
    ['Chapter 1 of Part One of The Carriers', /^In part one, chapter i, the bell/],
    ['CARRIERS Part II Chapter 1', /^In part two, chapter i, the bell/],
    ['part two, chapter 2', /^In part two, chapter ii, the bell/],
    ['§ 12', /Ruhe gilt ab zehn\.$/],
    ['§ 12a', /Am Sonntag den ganzen Tag\.$/],
    ['Paragraph 12a', /Am Sonntag den ganzen Tag\.$/],
    ['HAUS § 12', /Ruhe gilt ab zehn\.$/],
    ['Regel 20', /Der Keller ist zu\.$/],
    ['artículo 19', /Nadie fuma en el patio\.$/],
    ['Article 19', /Nadie fuma en el patio\.$/],
    ['HOE 제5조', '이 모임은 강을 돌본다.'],
    ['제 5 조의2', '배는 함께 쓴다.'],
    ['KIYAKU 第5条', '第五条 川を守る。'],
    ['第六条', '第六条 舟は共有する。'],
    ['PRICES 32', /A lamp with oil/],
  ] as const)('%s', (reference, expected) => {
    if (expected === '!') expect(shown(reference)).toMatch(/^!/);
    else if (typeof expected === 'string') expect(shown(reference)).toBe(expected);
    else expect(shown(reference)).toMatch(expected);
  });

  test('that several places bear is a list', () => {
    expect(shown('The Carriers, Chapter II')).toMatch(/^\? CARRIERS:\d\.1 CARRIERS:\d\.1$/);
    expect(shown('Chapter II')).toMatch(/^\? (?=.*ROPE:4\.1)(?=.*CARRIERS)/);
    expect(shown('#2')).toMatch(/^\? (?=.*RULES)(?=.*JORDE)/);
    expect(shown('5')).toMatch(/^\? /);
    expect(shown('RULES 1')).toMatch(/^\? RULES:1\.\d RULES:2\.1$/);
  });

  test('is said in the reply, as it is printed', () => {
    expect(note('ROPE 2')).toBe('Chapter II, as printed in ROPE.');
    expect(note('BYE article 2')).toBe('Article 2, as printed in BYE.');
    expect(note('RULES 5')).toBe('No. 5, as printed in RULES.');
    expect(note('Jorde 1:2-3')).toBe('No. 1.2–3, as printed in JORDE.');
    expect(note('CARRIERS part 2, chapter 1')).toBe('PART TWO, CHAPTER I, as printed in CARRIERS.');
  });

  test('never takes the place of an id', () => {
    expect(shown('ROPE:2')).toBe('This edition follows the second printing.');
    expect(note('ROPE:2')).toBeUndefined();
    const [first] = documents.find(({ metadata }) => metadata.key === 'BYE')?.passages ?? [];
    const resolution = resolveReference(documents, `BYE:1.1~${first?.mark}`);
    expect(resolution).toEqual({ kind: 'found', passages: [first] });
  });

  test('that is not there is said, and a chapter is counted only where none is printed', () => {
    expect(shown('ROPE chapter 9')).toBe(
      '! ROPE prints no chapter 9; it has Chapter I to Chapter III.',
    );
    expect(shown('rule 99')).toBe('! No rule 99 is printed in the documents.');
    expect(shown('PRICES rule 4')).toMatch(/^! PRICES prints no rule 4\./);
    expect(shown('BYE chapter 2')).toBe('The club is called the Heron.');
    expect(note('BYE chapter 2')).toBe(
      'BYE prints no chapter numbers; this is its section 2, counted.',
    );
  });

  test('is no year, no measure and no date', () => {
    expect(shown('YEARS 1984')).toMatch(/^!/);
    expect(shown('YEARS 2.5')).toMatch(/^!/);
    expect(shown('YEARS 5')).toMatch(/^!/);
  });
});

describe('a place within a numbered one', () => {
  const law = documentsOf({
    'law.md':
      '# Statutes\n\n## § 2 Seat\n\n(1) The seat is the mill.\n\n(2) The year is the year.\n\n## § 3 End\n\nIt ends.',
    'rope.md':
      '# Long rope\n\n## Book the first\n\n### I.\n\nIt was made.\n\n### II.\n\nIt was sold.\n\n## Book the second\n\n### I.\n\nIt was cut.\n\n### II.\n\nIt was found.',
    'psalms.md': '# Psalter\n\n## Psalm 23\n\n1 One.\n\n2 Two.\n\n3 Three.',
  });

  test.each([
    ['Statutes § 2 Abs. 2', '(2) The year is the year.'],
    ['Statutes § 2 (1)', '(1) The seat is the mill.'],
    ['Statutes § 2(1)', '(1) The seat is the mill.'],
    ['Long rope, Book 2, II', 'It was found.'],
    ['Long rope, Book II, 1', 'It was cut.'],
    ['Psalter 23:2', '2 Two.'],
    ['Psalm 23:3', '3 Three.'],
    ['Psalm 24', '! No number 24 is printed in the documents.'],
  ])('%j', (reference, expected) => {
    const resolution = resolveReference(law, reference);
    const text =
      resolution.kind === 'found'
        ? resolution.part
          ? law
              .find(({ name }) => name === resolution.passages[0]?.document.name)
              ?.text.slice(resolution.part.start, resolution.part.end)
          : resolution.passages.map((passage) => passage.text).join(' ')
        : `! ${resolution.kind === 'unknown' ? resolution.message : 'several'}`;
    expect(text?.trim()).toBe(expected);
  });
});
