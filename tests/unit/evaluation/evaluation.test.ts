import { describe, expect, it } from 'vitest';
import { bandMetrics, kindMetrics } from '../../../src/evaluation/band-metrics.ts';
import { compare, parseSaved, toSaved } from '../../../src/evaluation/comparison.ts';
import { judge, type Outcome } from '../../../src/evaluation/evaluation.ts';
import { reportData, reportText, worstMisses } from '../../../src/evaluation/evaluation-report.ts';
import { auroc, metricsOf, percentile } from '../../../src/evaluation/metrics.ts';
import { type JudgedQuestion, parseQuestionFile } from '../../../src/evaluation/question-file.ts';
import { recommendedThresholds, tradeOff } from '../../../src/evaluation/trade-off.ts';
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

  it('finds words that were copied from the file with their marks', () => {
    const shown = buildLibrary(documentsOf({ 'a.md': 'Ask for *the blue* role in `#ember`.' }));
    const copied = asked({ question: 'Which role?', answers: ['*the blue* role in `#ember`'] });
    expect(judge(shown, copied, () => 0).excerptRank).toBe(1);
  });

  it('tells why a question was missed', () => {
    expect(outcome({ ...RIGHT, answers: ['Bruno'] }).reason).toMatch(/leaves the answer out/);
    expect(outcome(asked({ question: 'xyzzy', answers: ['x'] })).reason).toMatch(
      /no passage shares a word/,
    );
    expect(outcome({ ...RIGHT, answerable: false }).reason).toMatch(
      /although the documents do not/,
    );
  });

  it('says so where a question was withheld or taken for chat', () => {
    const shy = buildLibrary(library.documents, { threshold: 1 });
    expect(judge(shy, RIGHT, () => 0)).toMatchObject({ band: 'unsure', kind: null });
    expect(judge(shy, RIGHT, () => 0).reason).toMatch(/shown to the asker alone/);
    const chat = asked({ question: 'hello', answers: ['Anna'], kind: 'sloppy' });
    expect(outcome(chat)).toMatchObject({ band: 'chatter', kind: 'sloppy' });
    expect(outcome(chat).reason).toMatch(/taken for chat/);
  });

  it('counts silence on an unanswerable question as right', () => {
    expect(outcome(UNANSWERABLE)).toMatchObject({ answered: false, reason: null });
  });
});

describe('metricsOf', () => {
  it('sums up what is known and leaves out what is not', () => {
    const wrong = { ...outcome(RIGHT), passageRank: 4, excerptRank: 2, confidence: 0.7 };
    const metrics = metricsOf([outcome(RIGHT), wrong, outcome(UNANSWERABLE)]);
    expect(metrics).toMatchObject({
      questions: 3,
      answerable: 2,
      ex1: 0.5,
      ex3: 1,
      r1: 0.5,
      r3: 0.5,
      auroc: 1,
    });
    expect(metrics.mrr10).toBeCloseTo((1 + 1 / 4) / 2, 9);
    expect(metricsOf([outcome(RIGHT)]).auroc).toBeNull();
    expect(metricsOf([outcome(UNANSWERABLE)]).r1).toBeNull();
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

describe('bandMetrics', () => {
  const posted = outcome(RIGHT);
  const unsure = { ...posted, band: 'unsure', answered: false, excerptRank: 3 } as const;
  const wrong = { ...posted, excerptRank: 2 };
  const silent = { ...posted, band: 'nothing', answered: false } as const;
  const absent = { ...outcome(UNANSWERABLE), band: 'nothing', answered: false } as const;
  const quoted = { ...absent, kind: 'chatter', band: 'unsure' } as const;

  it('tells what was shown to whom, and whether it was right', () => {
    expect(bandMetrics([posted, unsure, wrong, silent, absent, quoted])).toEqual({
      rightPosted: 1 / 4,
      wrongPosted: 1 / 4,
      shown: 3 / 4,
      withheld: 1 / 4,
      absentPosted: 0,
      absentUnsure: 1 / 2,
      chatterQuoted: 1,
    });
    expect(bandMetrics([])).toMatchObject({ rightPosted: null, chatterQuoted: null });
  });

  it('counts each kind of the file by itself', () => {
    const kinds = kindMetrics([{ ...posted, kind: 'clean' }, { ...unsure, kind: 'clean' }, absent]);
    expect(kinds).toEqual([
      expect.objectContaining({
        kind: 'clean',
        answerable: true,
        questions: 2,
        bands: { answer: 1, unsure: 1, nothing: 0, chatter: 0 },
        rightPosted: 1,
        rightUnsure: 1,
      }),
      expect.objectContaining({ kind: 'others', answerable: false, questions: 1 }),
    ]);
  });
});

describe('the trade-off', () => {
  const right = { ...outcome(RIGHT), confidence: 0.8 };
  const wrong = { ...right, excerptRank: 2, confidence: 0.4 };
  const absent = { ...outcome(UNANSWERABLE), confidence: 0.6 };
  const chat = { ...absent, band: 'chatter', confidence: 1 } as const;

  it('has a row for every tenth and for the thresholds at work', () => {
    const rows = tradeOff([right, wrong, absent, chat], [0.45]);
    expect(rows).toHaveLength(10);
    expect(rows.find(({ threshold }) => threshold === 0.45)).toEqual({
      threshold: 0.45,
      right: 1 / 2,
      wrong: 0,
      rightOfThree: 1 / 2,
      absent: 1 / 2,
      precision: 1 / 2,
    });
  });

  it('recommends what costs least: a wrong post three silences, a wrong guess a third of one', () => {
    const { answer, unsure } = recommendedThresholds([right, wrong, absent, chat]);
    expect(answer).toBeGreaterThan(0.6);
    expect(answer).toBeLessThanOrEqual(0.8);
    expect(unsure).toBeLessThanOrEqual(0.4);
  });
});

describe('reportText', () => {
  const thresholds = { answer: 0.75, unsure: 0.4 };
  const miss = { ...outcome(RIGHT), reason: 'right passage only in place 4' };

  it('shows the metrics, the surest misses and the changes', () => {
    const comparison = { mended: ['1: a'], broken: [], unmatched: 3 };
    const text = reportText([{ name: 'mill', outcomes: [miss] }], thresholds, comparison);
    expect(text).toContain('Ex@1');
    expect(text).toContain('right passage only in place 4');
    expect(text).toContain('mended: 1');
    expect(text).toContain('in only one of the two: 3');
    expect(worstMisses([outcome(RIGHT), miss])).toEqual([miss]);
  });

  it('marks the thresholds at work and recommends one', () => {
    const text = reportText([{ name: 'mill', outcomes: [miss] }], thresholds, null);
    expect(text).toMatch(/^0\.75 .* < answer from here$/m);
    expect(text).toMatch(/^0\.40 .* < unsure from here$/m);
    expect(text).toMatch(/ANSWER_THRESHOLD=0\.\d\d costs least/);
  });

  it('adds up several sets', () => {
    const sets = ['mill', 'bridge'].map((name) => ({ name, outcomes: [outcome(RIGHT)] }));
    expect(reportText(sets, thresholds, null)).toMatch(/^mill .*\nbridge .*\nall +2\+0 /m);
    expect(reportData(sets, thresholds, null)).toMatchObject({
      figures: { questions: 2, rightPosted: 1 },
      sets: [{ name: 'mill', questions: 1 }, { name: 'bridge' }],
      thresholds: { working: thresholds },
    });
  });
});
