import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../../../src/corpus/formats/table/csv.ts';
import { readJson, readJsonLines } from '../../../../../src/corpus/formats/table/json.ts';
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
    ['in Korean', '질문\t답변\nWhen are you open?\tFrom nine to six.\n'],
    ['in German', 'Nr;Frage;Antwort\n1;When are you open?;From nine to six.\n'],
    ['in Spanish', 'Pregunta,Respuesta\nWhen are you open?,From nine to six.\n'],
    ['in French', 'Question posée;Réponse\nWhen are you open?;From nine to six.\n'],
    ['in Russian', 'Вопрос,Ответ\nWhen are you open?,From nine to six.\n'],
    ['in Chinese', '问题,答案\nWhen are you open?,From nine to six.\n'],
    ['in Vietnamese', 'Câu hỏi,Câu trả lời\nWhen are you open?,From nine to six.\n'],
    [
      'with names around the words',
      'FAQ Question (EN),faqAnswer\nWhen are you open?,From nine to six.\n',
    ],
    ['whose columns only look like it', 'No,Topic,Note\n1,When are you open?,From nine to six.\n'],
    [
      'whose questions and answers are named in the wrong letter case',
      'QUESTION|ANSWER\nWhen are you open?|From nine to six.\n',
    ],
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
      'an answer in parts',
      [{ question: 'When are you open?', answer: { text: 'From nine to six.' } }],
    ],
    ['keys in another language', [{ Frage: 'When are you open?', Antwort: 'From nine to six.' }]],
    [
      'turns of a conversation',
      {
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: 'When are you open?' },
          { role: 'assistant', content: 'From nine to six.' },
        ],
      },
    ],
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

  test.each([
    ['names', { categories: [{ name: 'Hours', questions: [{ q: 'When?', a: 'At six.' }] }] }],
    ['keys', { faq: { Hours: [{ question: 'When?', answer: 'At six.' }] } }],
    ['keys over answers by question', { Hours: { 'When?': 'At six.' } }],
    ['a column', 'category,question,answer\nHours,When?,At six.\n'],
  ])('stand under their group, by %s', (_what, value) => {
    const expected = [
      ['Hours', ''],
      ['When?', 'At six.'],
    ];
    expect(typeof value === 'string' ? csv(value) : json(value)).toEqual(expected);
  });

  test.each<[string, unknown]>([
    [
      'in objects of their own',
      { question: { text: 'When are you open?' }, answer: { html: 'From nine to six.' } },
    ],
    ['as a heading that asks', { name: 'When are you open?', body: 'From nine to six.' }],
    [
      'as what a chat bot is taught',
      { patterns: ['When are you open?'], responses: ['From nine to six.'] },
    ],
  ])('are found %s', (_how, item) => {
    expect(json({ list: [item] })).toEqual(OPEN);
  });

  test('are not made of names that ask nothing', () => {
    expect(() => json({ list: [{ name: 'Rope', description: 'Long.' }] })).toThrow(/no questions/);
  });

  test('of all groups are read, not of the first alone', () => {
    const value = { a: [{ q: 'One?', a: '1.' }], b: [{ q: 'Two?', a: '2.' }] };
    expect(json(value)).toEqual([
      ['a', ''],
      ['One?', '1.'],
      ['b', ''],
      ['Two?', '2.'],
    ]);
  });

  test('come from JSON Lines, of which a bad one costs itself', () => {
    const lines =
      '{"question":"One?","answer":"1."}\nbroken\n\n{"question":"Two?","answer":"2."}\n';
    const reading = readJsonLines(Buffer.from(lines));
    expect(pairsOf(reading)).toEqual([
      ['One?', '1.'],
      ['Two?', '2.'],
    ]);
    expect(reading.faults).toEqual([{ line: 2, message: expect.stringContaining('left out') }]);
    expect(pairsOf(readJson(Buffer.from(lines.replace('broken\n', ''))))).toHaveLength(2);
  });

  test('with a quotation mark that does not close cost a row, which is named', () => {
    const table =
      'question,answer\nOne?,1.\nTwo?,"2.\nThree?,"three, ""3""."\n"Four?"x,4.\nFive?,5.\n';
    const reading = readCsv(Buffer.from(table));
    expect(pairsOf(reading)).toEqual([
      ['One?', '1.'],
      ['Three?', 'three, "3".'],
      ['Five?', '5.'],
    ]);
    expect(reading.faults).toMatchObject([{ line: 3 }, { line: 5 }]);
  });

  test('are not seen in a table of anything else, whose rows name their columns', () => {
    const reading = readCsv(Buffer.from('Item,Price,Stock\nRope,4 €,\nLamp,9 €,12\n'));
    const texts = reading.layout.blocks.map(({ start, end }) => reading.text.slice(start, end));
    expect(texts).toEqual(['Item: Rope; Price: 4 €', 'Item: Lamp; Price: 9 €; Stock: 12']);
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

  test('hold the delimiter in the last column, as it stands', () => {
    expect(csv('question,answer\nHow?,One, two, three.\n')).toEqual([['How?', 'One, two, three.']]);
  });

  test('in broken JSON are reported by line', () => {
    expect(() => readJson(Buffer.from('[\n{"question": "a",\n}]'))).toThrow(/not valid JSON/);
  });
});
