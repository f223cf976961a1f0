import { describe, expect, it } from 'vitest';
import { compare, parseSaved, toSaved } from '../../../src/evaluation/comparison.ts';
import { judge, type Outcome } from '../../../src/evaluation/evaluation.ts';
import { reportText, worstMisses } from '../../../src/evaluation/evaluation-report.ts';
import { auroc, figuresOf, percentile } from '../../../src/evaluation/metrics.ts';
import { type JudgedQuestion, parseQuestionFile } from '../../../src/evaluation/question-file.ts';
import { buildLibrary } from '../../../src/retrieval/index/build-library.ts';
import { PlainError } from '../../../src/system/errors.ts';
import { documentsOf } from '../../support/documents.ts';

const library = buildLibrary(
  documentsOf({
    'mill.md': 'The paper mill was established by the brothers Weiss in 1820.',
    'bridge.md': 'Anna Keller designed the stone bridge, and two hundred masons built it.',
  }),
);

const asked = (question: Partial<JudgedQuestion> & { question: string }): JudgedQuestion => ({
  id: question.question,
  answerable: true,
  answers: [],
  ...question,
});

const outcome = (question: JudgedQuestion): Outcome => judge(library, question, () => 0);

const RIGHT = asked({
  question: 'Who designed the stone bridge?',
  answers: ['Anna Keller'],
  document: 'bridge.md',
  passage_starts: 'Anna Keller designed',
});
const UNANSWERABLE = asked({ question: 'Who won the Eurovision contest?', answerable: false });

describe('parseQuestionFile', () => {
  it('reads JSON Lines and fills in what is left out', () => {
    const [one] = parseQuestionFile('{"question":"Who?","answers":["Anna"]}\n\n', 'q.jsonl');
    expect(one).toMatchObject({ id: '1', question: 'Who?', answerable: true, answers: ['Anna'] });
  });

  it('names every faulty line at once', () => {
    const text = '{"question":""}\nnope\n{"question":"Who?"}\n{"question":"Who?","answers":"Anna"}';
    const read = (): unknown => parseQuestionFile(text, 'q.jsonl');
    expect(read).toThrow(PlainError);
    expect(read).toThrow(
      /q\.jsonl:1: [\s\S]*q\.jsonl:2: not a JSON object[\s\S]*q\.jsonl:3: [\s\S]*q\.jsonl:4: "answers"/,
    );
  });

  it('refuses a file without questions', () => {
    expect(() => parseQuestionFile('\n', 'q.jsonl')).toThrow(PlainError);
  });
});

describe('judge', () => {
  it('finds the place of the passage and of the answer', () => {
    expect(outcome(RIGHT)).toMatchObject({
      passageRank: 1,
      excerptRank: 1,
      answered: true,
      reason: null,
    });
  });

  it('tells why a question was missed', () => {
    expect(outcome({ ...RIGHT, answers: ['Bruno'] }).reason).toMatch(/leaves the answer out/);
    expect(outcome(asked({ question: 'zebra', answers: ['x'] })).reason).toMatch(
      /no passage shares a word/,
    );
    expect(outcome({ ...RIGHT, answerable: false }).reason).toMatch(
      /although the documents do not/,
    );
  });

  it('counts silence on an unanswerable question as right', () => {
    expect(outcome(UNANSWERABLE)).toMatchObject({ answered: false, reason: null });
  });
});

describe('figuresOf', () => {
  it('sums up what is known and leaves out what is not', () => {
    const wrong = { ...outcome(RIGHT), passageRank: 4, excerptRank: 2, confidence: 0.7 };
    const figures = figuresOf([outcome(RIGHT), wrong, outcome(UNANSWERABLE)]);
    expect(figures).toMatchObject({
      questions: 3,
      answerable: 2,
      ex1: 0.5,
      ex3: 1,
      r1: 0.5,
      r3: 0.5,
      auroc: 1,
    });
    expect(figures.mrr10).toBeCloseTo((1 + 1 / 4) / 2, 9);
    expect(figuresOf([outcome(RIGHT)]).auroc).toBeNull();
    expect(figuresOf([outcome(UNANSWERABLE)]).r1).toBeNull();
  });

  it('tells for each threshold who would be answered', () => {
    const row = figuresOf([outcome(RIGHT), outcome(UNANSWERABLE)]).thresholds.find(
      ({ threshold }) => threshold === 0.5,
    );
    expect(row).toEqual({ threshold: 0.5, answered: 1, right: 1, wronglyAnswered: 0 });
  });
});

describe('auroc', () => {
  it('is the share of pairs in the right order, ties half', () => {
    const pairs = [
      { answerable: true, confidence: 0.9 },
      { answerable: true, confidence: 0.5 },
      { answerable: false, confidence: 0.5 },
      { answerable: false, confidence: 0.1 },
    ];
    expect(auroc(pairs)).toBeCloseTo(3.5 / 4, 9);
  });
});

describe('percentile', () => {
  it('takes the nearest rank', () => {
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(2);
    expect(percentile([1, 2, 3, 4], 0.99)).toBe(4);
    expect(percentile([], 0.5)).toBe(0);
  });
});

describe('compare', () => {
  it('tells what was mended and broken since', () => {
    const saved = parseSaved(
      JSON.stringify(toSaved([{ ...outcome(RIGHT), excerptRank: null }, outcome(UNANSWERABLE)])),
      's',
    );
    expect(compare(saved, [outcome(RIGHT), { ...outcome(UNANSWERABLE), answered: true }])).toEqual({
      mended: [`${RIGHT.id}: ${RIGHT.question}`],
      broken: [`${UNANSWERABLE.id}: ${UNANSWERABLE.question}`],
      unmatched: 0,
    });
    expect(compare(saved, []).unmatched).toBe(2);
  });

  it('refuses a file that is none of its own', () => {
    expect(() => parseSaved('{}', 's.json')).toThrow(PlainError);
    expect(() => parseSaved('x', 's.json')).toThrow(/s\.json/);
  });
});

describe('reportText', () => {
  it('shows the figures, the surest misses and the changes', () => {
    const miss = { ...outcome(RIGHT), reason: 'right passage only in place 4' };
    const text = reportText(figuresOf([miss]), [miss], {
      mended: ['1: a'],
      broken: [],
      unmatched: 3,
    });
    expect(text).toContain('Ex@1');
    expect(text).toContain('right passage only in place 4');
    expect(text).toContain('mended: 1');
    expect(text).toContain('in only one of the two: 3');
    expect(worstMisses([outcome(RIGHT), miss])).toEqual([miss]);
  });
});
