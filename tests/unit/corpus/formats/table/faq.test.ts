import { describe, expect, test } from 'vitest';
import { readCsv, readJson } from '../../../../../src/corpus/formats/table/faq.ts';
import { readFile } from '../../../../../src/corpus/reader/read-file.ts';
import type { Reading } from '../../../../../src/corpus/reader/reading.ts';

const pairsOf = ({ layout, text }: Reading) => {
  const pairs: [question: string, answer: string][] = [];
  for (const block of layout.blocks) {
    const words = text.slice(block.start, block.end);
    const last = pairs.at(-1);
    if (block.kind === 'heading') pairs.push([block.text, '']);
    else if (last) last[1] += (last[1] === '' ? '' : ' / ') + words;
  }
  return pairs;
};
const csv = (text: string) => pairsOf(readCsv(Buffer.from(text)));
const json = (value: unknown) => pairsOf(readJson(Buffer.from(JSON.stringify(value))));
const OPEN = [['When are you open?', 'From nine to six.']];

describe('questions and answers', () => {
  test.each([
    ['with a head', 'Question,Answer\nWhen are you open?,From nine to six.\n'],
    [
      'with columns in another order and more of them',
      'id;Answer;Question\n1;From nine to six.;When are you open?\n',
    ],
    ['in another language', '질문\t답변\nWhen are you open?\tFrom nine to six.\n'],
    ['of two columns without a head', 'When are you open?,From nine to six.\n'],
    [
      'with quotes, a byte order mark and CRLF',
      '\uFEFF"question","answer"\r\n"When are you open?","From nine to six."\r\n',
    ],
  ])('come from a table %s', (_what, text) => {
    expect(csv(text)).toEqual(OPEN);
  });

  test('keep line breaks inside an answer, and paragraphs apart', () => {
    expect(csv('question,answer\nHow?,"One,\ntwo ""three"".\n\nFour."\n')).toEqual([
      ['How?', 'One,\ntwo "three". / Four.'],
    ]);
  });

  test('without an answer are left out, and it is said', () => {
    const reading = readCsv(Buffer.from('question,answer\nWhy?,\nHow?,So.\n'));
    expect(pairsOf(reading)).toEqual([['How?', 'So.']]);
    expect(reading.notes).toEqual(['questions without an answer were left out: 1.']);
  });

  test.each([
    ['a list', [{ question: 'When are you open?', answer: 'From nine to six.', id: 7 }]],
    [
      'a list under a key',
      { title: 'x', faq: [{ q: 'When are you open?', a: 'From nine to six.' }] },
    ],
    ['answers by question', { 'When are you open?': 'From nine to six.' }],
    [
      'schema.org',
      {
        '@type': 'FAQPage',
        mainEntity: [
          {
            name: 'When are you open?',
            acceptedAnswer: { text: '<p>From <b>nine</b> to six.</p>' },
          },
        ],
      },
    ],
  ])('come from JSON: %s', (_what, value) => {
    expect(json(value)).toEqual(OPEN);
  });

  test('become sections with the answer as the passage', async () => {
    const bytes = Buffer.from('question,answer\nWhen are you open?,From nine to six.\n');
    const { parsed } = await readFile({ name: 'faq.csv', bytes });
    expect(parsed).toMatchObject({
      document: {
        sections: [{ heading: 'When are you open?' }],
        passages: [{ text: 'From nine to six.', number: 1 }],
      },
    });
  });

  test('in broken JSON are reported by line', () => {
    expect(() => readJson(Buffer.from('[\n{"question": "a",\n}]'))).toThrow(/not valid JSON/);
  });
});
