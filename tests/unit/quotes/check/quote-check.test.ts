import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../../src/citations/resolve/resolve-place.ts';
import type { Document } from '../../../../src/corpus/document/document.ts';
import {
  checkQuote,
  checkQuoteSteps,
  MAX_QUOTE_CHARACTERS,
} from '../../../../src/quotes/check/quote-check.ts';
import { type QuoteVerdict, verdictSentence } from '../../../../src/quotes/check/quote-verdict.ts';
import { buildQuoteIndex } from '../../../../src/quotes/index/build-word-index.ts';
import { wordsOf } from '../../../../src/text/words.ts';
import { documentsOf } from '../../../support/documents.ts';

const documents = documentsOf({
  'markets.md': [
    '---\nkey: MARKETS\nlanguage: en\n---',
    '# How the markets grew and what they changed',
    "Markets grew out of **hunger and need**. By 2005 most households earned more at the stalls than in the state's workshops, and the price of rice was read like a newspaper every morning, in every town of the country, by everyone who could count.",
    'Nobody planned this, and nobody in office could stop it for long without making the towns hungry again. The well-known [Arduous March](https://example.org/march) killed 3.5% of the people, Kim said, and Park did not agree with him on that or on much else.',
    '## Money and what it was worth',
    'Foreign money was preferred to the won after the reform of 2009, which wiped out savings in a single week: traders kept yuan under the floor, teachers were paid in rice, and the official rate became a number [citation needed] that only newspapers used.',
  ].join('\n\n'),
  'border.md': [
    '---\nkey: BORDER\nlanguage: en\n---',
    '# Crossing',
    'She said: "We walked to the river, and my brother carried the bread." The guards were asleep, the ice was thick enough, and the other bank looked the same as ours. Nobody spoke until the road, and then everybody did.',
    'Foreign money was preferred to the won in every town along the river, from spring until the first frost, and from the frost until spring it was the only money that a trader would take for flour, for shoes or for a seat on the back of a lorry going south.',
  ].join('\n\n'),
  'kansai.md':
    '---\nkey: KANSAI\nlanguage: ja\n---\n# 市場\n\n市場は飢えと必要から生まれた。人々は国の工場よりも屋台で多くを稼いだ。',
});
const index = buildQuoteIndex(documents);
const documentOf = (key: string): Document => {
  const document = documents.find(({ metadata }) => metadata.key === key);
  if (!document) throw new Error(key);
  return document;
};

function told(verdict: QuoteVerdict): string {
  switch (verdict.kind) {
    case 'exact':
      return `exact ${places(verdict)}`;
    case 'alike':
      return `alike ${places(verdict)} ${verdict.differences.join(', ')}`;
    case 'marked':
    case 'differs': {
      const changes = verdict.parts
        .filter(({ kind }) => kind !== 'same')
        .map(
          ({ kind, text, marked }) => `${kind === 'gone' ? '-' : '+'}${text}${marked ? '*' : ''}`,
        );
      return [verdict.kind, places(verdict), ...changes].join(' ');
    }
    case 'turned':
      return `turned ${places(verdict)} -${verdict.leftOut.join(',')} +${verdict.putIn.join(',')}`;
    case 'stitched':
      return `stitched ${verdict.pieces.map(({ place }) => place.passages.map(placeOf).join('+')).join(' ')}`;
    case 'other-source':
      return `other-source: ${told(verdict.found)}`;
    case 'too-short':
      return `too-short ${verdict.words} ${places(verdict)}`.trim();
    default:
      return verdict.kind;
  }
}
const places = (verdict: QuoteVerdict) =>
  'places' in verdict
    ? verdict.places.map(({ passages }) => passages.map(placeOf).join('+')).join(' ')
    : '';
const check = (text: string) => told(checkQuote(index, text));

describe('a quotation', () => {
  test.each([
    // Exact: as stored, as shown without markup, across passages, with other quotations inside.
    ['the price of rice was read like a newspaper', 'exact MARKETS:1.1'],
    ['Markets grew out of hunger and need.', 'exact MARKETS:1.1'],
    ['Markets grew out of **hunger and need**.', 'exact MARKETS:1.1'],
    ['“By 2005 most households earned more”', 'exact MARKETS:1.1'],
    ['by everyone who could count.\n\nNobody planned this', 'exact MARKETS:1.1+MARKETS:1.2'],
    ['The well-known Arduous March killed', 'exact MARKETS:1.2'],
    ['well-known [Arduous March](https://example.org/march) killed', 'exact MARKETS:1.2'],
    ['She said: "We walked to the river', 'exact BORDER:1.1'],
    ['a number [citation needed] that only newspapers', 'exact MARKETS:2.1'],
    ['Foreign money was preferred to the won', 'exact BORDER:1.2 MARKETS:2.1'],
    ['市場は飢えと必要から生まれた。', 'exact KANSAI:1.1'],
    ['How the markets grew and what they changed', 'exact '],
    // The same words.
    ['the price of rice, was read like a newspaper', 'alike MARKETS:1.1 punctuation'],
    ['THE PRICE OF RICE WAS READ', 'alike MARKETS:1.1 case'],
    ['the price of\nrice was  read', 'alike MARKETS:1.1 white space'],
    ['The state’s workshops and the Price of rice', 'alike MARKETS:1.1 punctuation, case'],
    ['the well known Arduous March killed', 'alike MARKETS:1.2 punctuation, case'],
    ['The wellknown Arduous March killed 3.5%', 'alike MARKETS:1.2 punctuation'],
    ['the offi-\ncial rate became a number', 'alike MARKETS:2.1 punctuation'],
    ['We walked to the river,', 'exact BORDER:1.1'],
    ['We walked to the river.', 'alike BORDER:1.1 punctuation'],
    // Small changes that matter.
    ['By 2015 most households earned more at the stalls', 'differs MARKETS:1.1 -2005 +2015'],
    ['killed 35% of the people, Kim said', 'differs MARKETS:1.2 -3.5 +35'],
    ['Park said, and Kim did not agree with him', 'differs MARKETS:1.2 -Kim +Park -Park +Kim'],
    ['Park did agree with him', 'differs MARKETS:1.2 -not'],
    ['nobody in office could not stop it for long', 'differs MARKETS:1.2 +not'],
    ['in a single year: traders kept yuan', 'differs MARKETS:2.1 -week +year'],
    ['市場は飢えと欲望から生まれた。', 'differs KANSAI:1.1 -必要 +欲望'],
    // Marks of the quoter.
    ['most households earned … at the stalls', 'marked MARKETS:1.1 -more*'],
    ['most households [...] at the stalls', 'marked MARKETS:1.1 -earned more*'],
    ['most households earned [much] at the stalls', 'marked MARKETS:1.1 -more*'],
    // Marks that deny or limit.
    ['Nobody planned this … could stop it for long', 'turned MARKETS:1.2 -nobody +'],
    ['Nobody planned this [...] could stop it', 'turned MARKETS:1.2 -nobody +'],
    ['Nobody planned this, and [no ruler] could stop it', 'turned MARKETS:1.2 -nobody +no'],
    ['most households [never] earned more at the stalls', 'turned MARKETS:1.1 - +never'],
    ['the guards were [un]asleep, the ice was thick', 'differs BORDER:1.1 -asleep +[un]asleep'],
    ['the ice was thick[less] enough, and the other', 'turned BORDER:1.1 - +less'],
    ['市場は[不]飢えと必要から生まれた。', 'turned KANSAI:1.1 - +不'],
    ['市場は[主に]飢えと欲望から生まれた。', 'differs KANSAI:1.1 -必要 +欲望'],
    ['[T]he price of rice was [sic] read', 'marked MARKETS:1.1'],
    ['… read like a newspaper …', 'exact MARKETS:1.1'],
    ['… could stop it for long …', 'turned MARKETS:1.2 -Nobody,nobody,without +'],
    [
      'Nobody planned this … could not stop it for long',
      'differs MARKETS:1.2 -and nobody in office* +not',
    ],
    ['Nobody planned this and could stop it for long', 'differs MARKETS:1.2 -nobody in office'],
    [
      'a number [citation missing] that only newspapers used',
      'differs MARKETS:2.1 -needed +missing',
    ],
    ['Kim said, and Park did [A]gree with him', 'differs MARKETS:1.2 -not'],
    // A bracket stands for a few words in its place.
    [
      'the price of rice was read like a newspaper [sic] the official rate became a number',
      'stitched MARKETS:1.1 MARKETS:2.1',
    ],
    // Put together, too short, not there.
    [
      'teachers were paid in rice, and the other bank looked the same as ours',
      'stitched MARKETS:2.1 BORDER:1.1',
    ],
    ['price of rice', 'too-short 3 MARKETS:1.1'],
    ['green cheese', 'too-short 2'],
    ['', 'too-short 0'],
    ['The moon is made of green cheese and old tin cans', 'absent'],
    ['rice the in was week and to the of a', 'absent'],
  ])('%j is %s', (text, verdict) => {
    expect(check(text)).toBe(verdict);
  });

  test('may leave out much at an ellipsis, and nothing much at a bracket', () => {
    const kind = (text: string) => checkQuote(index, text).kind;
    const [begin, end] = ['the price of rice was read like a newspaper', 'became a number'];
    expect(kind(`${begin} … the official rate [sic] ${end}`)).toBe('turned');
    expect(kind(`${begin} … [the] official rate ${end}`)).toBe('turned');
    expect(kind(`${begin} … the [x] rate ${end}`)).toBe('turned');
    expect(kind(`${begin} [x] the official rate ${end}`)).toBe('stitched');
    expect(kind(`the price [x] read like a newspaper … in rice [x] ${end}`)).toBe('turned');
    expect(kind(`the price [x] read like a newspaper … savings [x] ${end}`)).not.toBe('marked');
  });

  test('is looked for in the named source first', () => {
    const source = documentOf('BORDER');
    const told_ = (text: string) => told(checkQuote(index, text, { source }));
    expect(told_('Foreign money was preferred to the won')).toBe('exact BORDER:1.2');
    expect(told_('the price of rice was read')).toBe('other-source: exact MARKETS:1.1');
    expect(told_('Foreign money was preferred to the won after the reform')).toBe(
      'other-source: exact MARKETS:2.1',
    );
    expect(told_('the price of rice was written')).toBe(
      'other-source: differs MARKETS:1.1 -read +written',
    );
    expect(told_('the guards were awake, the ice was thick')).toBe(
      'differs BORDER:1.1 -asleep +awake',
    );
    expect(told_('the moon is made of green cheese')).toBe('absent');
  });

  test('that is too long is refused, not cut', () => {
    const text = 'word '.repeat(MAX_QUOTE_CHARACTERS);
    expect(checkQuote(index, text)).toMatchObject({ kind: 'too-long' });
  });

  test('that is absent is not called false', () => {
    expect(verdictSentence({ kind: 'absent' })).toMatch(/does not make it false/);
  });
});

/** Six characters of Japanese are too few words to prove anything. */
const spaced = documents.filter(({ metadata }) => metadata.language === 'en');

/** Runs of six words or more from anywhere between the first passage and the last, as stored. */
const slices = fc
  .tuple(fc.constantFrom(...spaced), fc.nat(), fc.nat())
  .map(([document, from, length]) => {
    const start = document.passages[0]?.start ?? 0;
    const words = wordsOf(document.prose, start, document.passages.at(-1)?.end);
    const first = from % (words.length - 6);
    const count = 6 + (length % (words.length - first - 5));
    const chosen = words.slice(first, first + count);
    return { document, words: chosen, start: chosen[0]?.start ?? 0, end: chosen.at(-1)?.end ?? 0 };
  });

test('any slice of any document is exact, with the passages it lies in', () => {
  fc.assert(
    fc.property(slices, ({ document, start, end }) => {
      const verdict = checkQuote(index, document.text.slice(start, end));
      expect(verdict.kind).toBe('exact');
      const wanted = document.passages.filter(
        (passage) => passage.start < end && passage.end > start,
      );
      const found = verdict.kind === 'exact' ? verdict.places : [];
      expect(
        found.some(({ passages }) => passages.map(placeOf).join() === wanted.map(placeOf).join()),
      ).toBe(true);
    }),
    { numRuns: 250 },
  );
});

test('no slice with one word changed, left out or put in is exact', () => {
  const change = fc.constantFrom('replace', 'remove', 'insert');
  const word = fc.stringMatching(/^zq[a-z]{1,8}$/);
  fc.assert(
    fc.property(
      slices,
      fc.nat(),
      change,
      word,
      ({ document, words, start, end }, at, how, other) => {
        // A word left out at an end leaves an exact quotation.
        const changed = words[1 + (at % (words.length - 2))];
        if (!changed) return;
        const before = document.text.slice(start, changed.start);
        const kept = how === 'insert' ? `${document.text.slice(changed.start, changed.end)} ` : '';
        const text =
          before + kept + (how === 'remove' ? '' : other) + document.text.slice(changed.end, end);
        const { kind } = checkQuote(index, text);
        expect(kind).not.toBe('exact');
        expect(kind).not.toBe('alike');
      },
    ),
    { numRuns: 250 },
  );
});

test('any text has a verdict', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(verdictSentence(checkQuote(index, text))).not.toBe('');
    }),
  );
});

test('lets other work in between, the more the longer the quotation is', () => {
  const stepsFor = (text: string): number => [...checkQuoteSteps(index, text)].length;
  const patchwork = documentOf('MARKETS').text.split(/\s+/).reverse().join(' ');
  expect(stepsFor(patchwork.repeat(3))).toBeGreaterThan(stepsFor(patchwork) + 3);
});
