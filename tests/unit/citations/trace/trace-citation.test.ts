import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationId } from '../../../../src/citations/reference/citation-id.ts';
import { placeOf } from '../../../../src/citations/resolve/resolve-place.ts';
import { resolveReference } from '../../../../src/citations/resolve/resolve-reference.ts';
import {
  formerFingerprint,
  type PassageRecord,
  recordOf,
} from '../../../../src/citations/trace/passage-record.ts';
import {
  type Trace,
  traceCitation,
  traceCitationSteps,
  unindexed,
} from '../../../../src/citations/trace/trace-citation.ts';
import { passageMark } from '../../../../src/corpus/document/passage-mark.ts';
import { documentsOf } from '../../../support/documents.ts';

const famine = `The famine of the nineties was called the Arduous March. It killed several hundred thousand
people between 1994 and 1998, and the state could not feed the towns. Families sold what they had, walked
to the border, and learned to trade on their own account without any help from above.`;
const markets = `Markets grew out of hunger and need. By 2005 most households earned more at the stalls than in
the state's workshops, and the price of rice was read like a newspaper by everyone who could count. Nobody
planned this, and nobody in office could stop it for long without making the towns hungry again.`;
const currency = `Foreign money was preferred to the won after the reform of 2009, which wiped out savings in a
single week. Traders kept yuan under the floor, teachers were paid in rice, and the official rate became a
number that only the newspapers still used when they wrote about the national economy.`;

const before = { famine, markets, currency };
type Texts = readonly (readonly [heading: string, ...paragraphs: string[]])[];
const original: Texts = [
  ['Famine', famine],
  ['Markets', markets],
  ['Currency', currency],
];

function library(texts: Texts, others: Readonly<Record<string, string>> = {}) {
  const body = texts.map(([heading, ...all]) => `# ${heading}\n\n${all.join('\n\n')}`);
  const text = `---\nkey: DEFECT\nlanguage: en\n---\n${body.join('\n\n')}`;
  return documentsOf({ 'defect.md': text, ...others });
}

const records: readonly PassageRecord[] = library(original)[0]?.passages.map(recordOf) ?? [];
function recordAt(section: number): PassageRecord {
  const record = records.find((other) => other.section === section);
  if (!record) throw new Error('no record');
  return record;
}

function traced(texts: Texts, section: number, others?: Readonly<Record<string, string>>): string {
  const trace = traceCitation(unindexed(library(texts, others)), recordAt(section));
  return `${trace.kind} ${trace.passages.map(placeOf).join(' ')}`.trim();
}

function changes(trace: Trace): string[] {
  if (trace.kind !== 'changed') return [trace.kind];
  return trace.difference
    .filter(({ kind }) => kind !== 'same')
    .map(({ kind, text, words }) => (kind === 'new' ? `+${text}` : `-${words}`));
}
const changesOf = (texts: Texts, section: number) =>
  changes(traceCitation(unindexed(library(texts)), recordAt(section)));

describe('a citation after its document was edited', () => {
  const edited = (from: string, to: string): Texts => {
    expect(markets).toContain(from);
    return [
      ['Famine', famine],
      ['Markets', markets.replace(from, to)],
      ['Currency', currency],
    ];
  };

  test('stays where it was when the edit was elsewhere', () => {
    const texts: Texts = [
      ['Famine', `${famine} It was long.`],
      ['Markets', markets],
    ];
    expect(traced(texts, 2)).toBe('same DEFECT:2.1');
  });

  test('stays when only line breaks changed', () => {
    const texts: Texts = [
      ['Famine', famine],
      ['Markets', markets.replace(/\s+/g, ' ')],
    ];
    expect(traced(texts, 2)).toBe('same DEFECT:2.1');
  });

  test('follows its text behind new sections, and when sections change places', () => {
    expect(traced([['New', 'A new one.'], ...original], 2)).toBe('moved DEFECT:3.1');
    expect(traced([...original].reverse(), 1)).toBe('moved DEFECT:3.1');
  });

  test('follows its text into another document', () => {
    const others = { 'other.md': `---\nkey: OTHER\n---\n# Trade\n\n${markets}` };
    expect(traced([['Famine', famine]], 2, others)).toBe('moved OTHER:1.1');
    expect(traceCitation(unindexed(library([['A', famine]], others)), recordAt(2)).kind).toBe(
      'moved',
    );
  });

  test('prefers a move within its document to a copy in another', () => {
    const others = { 'a.md': `---\nkey: AAA\n---\n# Trade\n\n${markets}` };
    expect(traced([['New', 'A new one.'], ...original], 2, others)).toBe('moved DEFECT:3.1');
  });

  test('shows a changed word, number and a dropped negation', () => {
    expect(traced(edited('2005', '2015'), 2)).toBe('changed DEFECT:2.1');
    expect(changesOf(edited('2005', '2015'), 2)).toEqual(['-1', '+2015']);
    expect(changesOf(edited('grew out of', 'were born of'), 2)).toEqual(['-2', '+were born']);
    expect(changesOf(edited('could stop', 'could not stop'), 2)).toEqual(['+not']);
    expect(changesOf(edited('without making', 'making'), 2)).toEqual(['-1']);
  });

  test('shows what was added at the end and at the start', () => {
    expect(changesOf(edited('again.', 'again. This lasted.'), 2)).toEqual(['+This lasted']);
    expect(changesOf(edited('Markets grew', 'Here markets grew'), 2)).toEqual(['+Here']);
  });

  test('with another comma has changed, but no word of it', () => {
    const trace = traceCitation(unindexed(library(edited('need.', 'need!'))), recordAt(2));
    expect(trace).toMatchObject({ kind: 'changed', difference: [{ kind: 'same' }] });
  });

  test('is followed when it was changed and moved at once, also to another document', () => {
    const texts: Texts = [
      ['New', 'A new one.'],
      ['Markets', markets.replace('2005', '2015')],
    ];
    expect(traced(texts, 2)).toBe('changed DEFECT:2.1');
    const others = {
      'other.md': `---\nkey: OTHER\n---\n# A\n\nShort.\n\n# B\n\n${markets.replace('2005', '2015')}`,
    };
    expect(traced([['Famine', famine]], 2, others)).toBe('changed OTHER:2.1');
  });

  test('is followed when its passage was split or merged', () => {
    const [first = '', second = ''] = markets.split(/(?<=count\.)\s/);
    const filler = currency.replace(/\s+/g, ' ');
    const split: Texts = [
      ['Famine', famine],
      ['Markets', first],
      ['More', second],
    ];
    expect(traced(split, 2)).toMatch(/^(?:changed|regrouped) DEFECT:2\.1 DEFECT:3\.1$/);
    const merged: Texts = [['All', `${famine} ${markets} ${filler}`]];
    expect(traced(merged, 2)).toBe('regrouped DEFECT:1.1');
  });

  test('is gone when its text was deleted, and what stands in its place is told', () => {
    const texts: Texts = [
      ['Famine', famine],
      ['Currency', currency],
    ];
    expect(traced(texts, 2)).toBe('removed DEFECT:2.1');
    expect(traced([['Famine', famine]], 3)).toBe('removed');
    expect(traceCitation(unindexed([]), recordAt(1))).toEqual({ kind: 'removed', passages: [] });
  });

  test('with a damaged fingerprint is gone rather than an error', () => {
    const record = { ...recordAt(2), digest: 'other', fingerprint: '!' };
    expect(traceCitation(unindexed(library(original)), record).kind).toBe('removed');
  });
});

describe('an old id that is looked up', () => {
  const remembered = (mark: string) => records.filter((record) => record.mark === mark);
  const idOf = (section: number) => `DEFECT:${section}.1~${recordAt(section).mark}`;
  const resolve = (texts: Texts, reference: string) =>
    resolveReference(library(texts), reference, { remembered });
  const changed: Texts = [
    ['New', 'A new one.'],
    ['Markets', markets.replace('2005', '2015')],
  ];

  test('says that its text changed, where it stands, and shows what changed', () => {
    expect(resolve(changed, idOf(2))).toMatchObject({
      kind: 'found',
      note: 'The text cited as DEFECT:2.1 has changed since.',
      trace: { kind: 'changed' },
    });
    expect(resolve(changed, `~${recordAt(2).mark}`)).toMatchObject({ trace: { kind: 'changed' } });
  });

  test('says that its text was removed, and does not show another text as if it were it', () => {
    expect(resolve(changed, idOf(3))).toMatchObject({
      kind: 'unknown',
      message: expect.stringMatching(/has been removed from the library\.$/),
    });
    expect(
      resolve(
        [
          ['Famine', famine],
          ['Currency', currency],
        ],
        idOf(2),
      ),
    ).toMatchObject({
      kind: 'unknown',
      message: expect.stringMatching(
        /removed from the library\. DEFECT:2\.1 now holds another text/,
      ),
    });
  });

  test('of a document that is gone says so, and takes no other for it', () => {
    const others = documentsOf({
      'o.md': '---\nkey: OTHER\ntitle: Defectors at sea\n---\n# One\n\nSail.\n\n# Two\n\nRow.',
    });
    const gone = (reference: string) => resolveReference(others, reference, { remembered });
    expect(gone(idOf(2))).toEqual({
      kind: 'unknown',
      message: `The text cited as ${idOf(2)} has been removed from the library.`,
      closest: [],
    });
    expect(gone(idOf(2).toLowerCase())).toEqual(gone(idOf(2)));
    expect(gone(`DEFEC:2.1~${recordAt(2).mark}`)).toMatchObject({
      kind: 'unknown',
      message: `The text cited as ${idOf(2)} has been removed from the library.`,
    });
    expect(gone('DEFECT:2.1~zzzzz')).toMatchObject({
      kind: 'unknown',
      message: 'No document has that key, and no passage the mark ~zzzzz.',
      closest: others[0]?.passages.toReversed(),
    });
  });

  test('with a slip in its key names the passage that has the mark', () => {
    expect(resolve(original, `DEFEC:2.1~${recordAt(2).mark}`)).toMatchObject({
      kind: 'unknown',
      message: `No document has that key; the mark ~${recordAt(2).mark} belongs to DEFECT:2.1.`,
      closest: [expect.objectContaining({ mark: recordAt(2).mark })],
    });
  });

  test('says nothing when nothing happened', () => {
    const resolution = resolve(original, idOf(2));
    expect(resolution).toEqual({
      kind: 'found',
      passages: [expect.objectContaining({ number: 1 })],
    });
    expect(resolution.kind === 'found' && resolution.passages.map(citationId)).toEqual([idOf(2)]);
  });
});

test('any passage is found again, whatever one word of it becomes', () => {
  const words = Object.values(before).flatMap((text, at) =>
    Array.from(text.matchAll(/\p{L}{3,}(?!['\p{L}])/gu), (match) => ({ at, match })),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...words),
      fc.stringMatching(/^x[a-z]{3,8}$/),
      ({ at, match }, word) => {
        const texts = original.map(([heading, text = ''], index) => {
          const end = match.index + match[0].length;
          return [
            heading,
            index === at ? text.slice(0, match.index) + word + text.slice(end) : text,
          ];
        }) as unknown as Texts;
        expect(changesOf(texts, at + 1)).toEqual(['-1', `+${word}`]);
      },
    ),
    { numRuns: 200 },
  );
});

test('a citation of text that was stored with its marks is followed to the text without, with no word changed', () => {
  const marked = `1. **Be decent.** ${markets.replace('hunger', '*hunger*')} See [the *rules*](https://example.org).`;
  const [document] = library([['Rules', marked]]);
  const passage = document?.passages[0];
  if (!document || !passage) throw new Error('no passage');
  expect(passage.text).toMatch(/^1\. Be decent\..*See the rules\.$/s);
  // The file's own characters were stored once, and the words were the same.
  const mark = passageMark(marked);
  const former = {
    ...recordOf(passage),
    mark,
    digest: null,
    fingerprint: formerFingerprint(passage),
  };
  const trace = traceCitation(unindexed([document]), former);
  expect(trace).toMatchObject({ kind: 'changed', passages: [passage] });
  expect(changes(trace)).toEqual([]);
});

test('a long text is traced in steps, and found made afterwards', () => {
  const text = Array.from({ length: 4_000 }, (_, at) =>
    String.fromCharCode(0x4e00 + ((at * 7919) % 2_000)),
  );
  const documentWith = (characters: readonly string[]) =>
    documentsOf({ 'long.md': `---\nkey: LONG\nlanguage: zh\n---\n${characters.join('')}` });
  const [cited] = documentWith(text).flatMap(({ passages }) => passages);
  if (!cited) throw new Error('no passage');
  const record = recordOf(cited);
  const now = unindexed(documentWith(text.map((one, at) => (at % 9 === 0 ? '字' : one))));
  const steps = traceCitationSteps(now, record);
  let taken = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) taken += 1;
  expect(step.value.kind).toBe('changed');
  // Each compares at most half a million pairs of words.
  expect(taken).toBeGreaterThan((cited.text.length * cited.text.length) / 500_000);
  expect(traceCitation(now, record)).toBe(step.value);
  expect(traceCitation(unindexed([...now.documents]), record)).toEqual(step.value);
});
