import { describe, expect, test } from 'vitest';
import { answerToJson } from '../../../src/cli/answer-json.ts';
import { answerToText, type Paint, plain } from '../../../src/cli/answer-text.ts';
import type { Answer } from '../../../src/retrieval/library.ts';
import { documentOf } from '../../support/documents.ts';

const document = documentOf(
  '---\nkey: GUIDE\ntitle: The Guide\n---\n# Fees\n\nEntry is free. Food costs 5 euros. Bring cash.',
);
const passage = document.passages[0];
if (!passage) throw new Error('no passage');
const start = document.text.indexOf('Food');
const end = document.text.indexOf(' Bring');

const answer: Answer = {
  question: 'What does food cost?',
  band: 'answer',
  answered: true,
  confidence: 0.834_56,
  excerpts: [
    {
      passage,
      start,
      end,
      text: document.text.slice(start, end),
      highlights: [{ start, end: start + 4 }],
      score: 12.345_678,
      features: { coverage: 10, title: -2, length: 0 },
    },
  ],
};
const bold: Paint = (format, text) => (format === 'bold' ? `<b>${text}</b>` : text);

describe('an answer as JSON', () => {
  test('has the shape that other programs rely on', () => {
    expect(JSON.parse(answerToJson(answer, { id: 'q1', ms: 0.912_34, explain: false }))).toEqual({
      id: 'q1',
      question: 'What does food cost?',
      answered: true,
      band: 'answer',
      confidence: 0.8346,
      ms: 0.912,
      excerpts: [
        {
          citation: `GUIDE:1.1~${passage.mark}`,
          document: 'document.md',
          title: 'The Guide',
          section: 'Fees',
          page: null,
          text: 'Food costs 5 euros.',
          start,
          end,
          context: [],
          passage: { text: passage.text, start: passage.start, end: passage.end },
          score: 12.3457,
        },
      ],
    });
  });

  test('is one line, whatever the documents hold', () => {
    expect(answerToJson(answer, { id: null, ms: 1, explain: true })).not.toMatch(/[\r\n]/);
  });

  test('tells the features when asked to explain', () => {
    const line = JSON.parse(answerToJson(answer, { id: null, ms: 1, explain: true }));
    expect(line.excerpts[0].features).toEqual({ coverage: 10, title: -2, length: 0 });
  });
});

describe('an answer in a terminal', () => {
  test('shows what the excerpt leans on above it, as the JSON does', () => {
    const rows = documentOf(
      '---\nkey: FEES\n---\n| Type | Fee |\n|---|---|\n| Full | 5 |\n| Half | 2 |',
    );
    const row = rows.passages[1];
    if (!row) throw new Error('no row');
    const { start, end, text } = row;
    const excerpt = { passage: row, start, end, text, highlights: [], score: 1, features: {} };
    const about: Answer = { ...answer, excerpts: [excerpt] };
    expect(answerToText(about, plain)).toContain('1. Type | Fee […]\n   Half | 2\n');
    const [shown] = JSON.parse(answerToJson(about, { id: null, ms: 1, explain: false })).excerpts;
    const header = rows.text.indexOf('Type');
    const behind = header + 'Type | Fee'.length;
    expect(shown.context).toEqual([{ text: 'Type | Fee', start: header, end: behind }]);
  });

  test('marks what is cut, shows matched terms and cites', () => {
    expect(answerToText(answer, bold)).toBe(
      `1. […] <b>Food</b> costs 5 euros. […]\n   The Guide · Fees · GUIDE:1.1~${passage.mark}\n\nconfidence 0.83`,
    );
  });

  test('says that the documents do not answer, and labels the closest passages', () => {
    const silent = { ...answer, band: 'nothing', answered: false, confidence: 0.1 } as const;
    const text = answerToText(silent, plain);
    expect(text).toMatch(
      /^The documents do not answer this \(confidence 0\.10\)\. The closest passages:\n\n1\. /,
    );
    expect(answerToText({ ...silent, confidence: 0, excerpts: [] }, plain)).toBe(
      'The documents do not answer this (confidence 0.00).',
    );
  });

  test('says so when it is not sure, and quotes nothing for chat', () => {
    const unsure = { ...answer, band: 'unsure', answered: false, confidence: 0.6 } as const;
    expect(answerToText(unsure, plain)).toMatch(
      /^Not sure \(confidence 0\.60\)\. The closest passages:\n\n1\. /,
    );
    const chat = { ...unsure, band: 'chatter', confidence: 0 } as const;
    expect(answerToText(chat, plain)).toMatch(/^That asks nothing .*\.\s?Ask in a sentence/);
    expect(answerToText(chat, plain)).not.toContain('Food');
  });

  test('lists what each feature contributed, the largest first', () => {
    const lines = answerToText(answer, plain, true).split('\n');
    expect(lines.slice(2, 5).map((line) => line.trim())).toEqual([
      '10.000  coverage',
      '-2.000  title',
      '12.346  in all',
    ]);
  });

  test('does not let a document drive the terminal', () => {
    const evil = documentOf(
      '# A\n\nRed \u001b[31m, \u001b[1mbold and \u001b]0;title\u0007 and \u009b2J.',
    );
    const [first] = evil.passages;
    if (!first) throw new Error('no passage');
    const excerpt = { ...answer.excerpts[0], passage: first, ...first, highlights: [] };
    const text = answerToText({ ...answer, excerpts: [excerpt as never] }, plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
  });
});
