import { describe, expect, test } from 'vitest';
import { quotesIn, textIn } from '../support/replies.ts';
import { type Check, readCases } from './case-files.ts';
import { countOf, expectAll, expectNone, expectText, isText } from './expected-text.ts';
import { PENDING } from './pending.ts';
import { type TriedCorpus, tryCorpus } from './tried-corpus.ts';

/** Milliseconds; PDFs are read on whatever is left of the machine. */
const SLOW = 90_000;

/** A line of `ask --json`, as far as checks look at it. */
interface AskLine {
  readonly answered: boolean;
  readonly excerpts: readonly {
    readonly text: string;
    readonly section: string | null;
    readonly title: string;
  }[];
}
/** The same of `list --json` and of `export`. */
interface ListLine {
  readonly title: string;
  readonly sections: number;
  readonly words: number;
}
interface ExportLine {
  readonly document: string;
  readonly section: string | null;
  readonly text: string;
}

type Of<Name extends Check['by']> = Extract<Check, { readonly by: Name }>;
type Runs = { readonly [Name in Check['by']]: (on: TriedCorpus, check: Of<Name>) => Promise<void> };

const parsed = <T>(lines: readonly string[]): T[] =>
  lines.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as T] : []));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

const RUNS: Runs = {
  async ask(on, wanted) {
    const line = await on.ask(wanted.input);
    const { answered, excerpts } = JSON.parse(line) as AskLine;
    const [first = { text: '', section: '', title: '' }] = excerpts;
    if (wanted.answered !== null) expect(answered, line).toBe(wanted.answered ?? true);
    expectText(first.text, wanted);
    expectNone(line, wanted.nowhere);
    expectAll(`${first.text} ${first.section} ${first.title}`, wanted.shown);
    if (wanted.section !== undefined) expectAll(first.section ?? '', [wanted.section]);
  },
  async check(on, wanted) {
    const { status, lines } = await on.check();
    if (wanted.exit !== undefined) expect(status, lines.join('\n')).toBe(wanted.exit);
    expectText(lines.join('\n'), wanted);
    expectNone(lines.join('\n'), wanted.nowhere);
  },
  async list(on, wanted) {
    const { lines } = await on.list();
    const documents = parsed<ListLine>(lines);
    const { documents: count = documents.length, sections, words, title } = wanted;
    expect(documents, lines.join('\n')).toHaveLength(count);
    if (sections !== undefined) expect(sum(documents.map((one) => one.sections))).toBe(sections);
    if (words !== undefined) expect(sum(documents.map((one) => one.words))).toBe(words);
    if (title !== undefined) expectAll(documents.map((one) => one.title).join('\n'), [title]);
    expectText(lines.join('\n'), wanted);
    expectNone(lines.join('\n'), wanted.nowhere);
  },
  async export(on, wanted) {
    const { lines } = await on.export();
    const passages = parsed<ExportLine>(lines).filter(
      ({ document }) => wanted.file === undefined || document === wanted.file,
    );
    const text = passages.map((passage) => passage.text).join('\n');
    expectText(text, wanted);
    expectNone(lines.join('\n'), wanted.nowhere);
    if (wanted.sections !== undefined) expectSections(passages, wanted.sections);
    for (const [column, run] of wanted.columns ?? []) {
      const words = column.split(' ');
      for (let at = 0; at + run <= words.length; at += 1) {
        expectAll(text, [words.slice(at, at + run).join(' ')]);
      }
    }
  },
  async cite(on, wanted) {
    const reply = await on.give('cite', { reference: wanted.input });
    const quoted = quotesIn(reply)
      .map(({ text }) => text)
      .join('\n');
    expect(reply.visibility, textIn(reply)).toBe('public');
    expectText(quoted, wanted);
    expectNone(textIn(reply), wanted.nowhere);
  },
  async search(on, wanted) {
    const reply = await on.give('search', { terms: wanted.input });
    const quotes = quotesIn(reply).map(({ passage }) => passage.text);
    if (wanted.hits !== undefined) expect(quotes, textIn(reply)).toHaveLength(wanted.hits);
    expectText(quotes.join('\n'), wanted);
    const places = (wanted.first ?? []).map((text) =>
      quotes.findIndex((quote) => countOf(quote, text) > 0),
    );
    const [best = 0, ...later] = places;
    expect(best).toBe(0);
    for (const place of later) expect(place).not.toBe(0);
  },
  async 'quote-check'(on, wanted) {
    const reply = await on.give('quote-check', { text: wanted.input });
    const text = textIn(reply);
    expectText(
      quotesIn(reply)
        .map((quote) => quote.text)
        .join('\n'),
      wanted,
    );
    if (wanted.mark !== undefined) expect(text).toContain(wanted.mark);
    if (wanted.unmarked !== undefined) expect(text).not.toContain(wanted.unmarked);
    expectAll(text.replace(/^>.*$/gm, ''), wanted.says);
  },
};

/** The sections that hold something, in their order. */
function expectSections(passages: readonly ExportLine[], wanted: readonly string[]): void {
  const sections = passages.map(({ section }) => section ?? '');
  const held = sections.filter((section, at) => section !== sections[at - 1]);
  expect(held, `sections: ${held.join(' | ')}`).toHaveLength(wanted.length);
  for (const [at, one] of wanted.entries()) expect(isText(held[at] ?? '', one), one).toBe(true);
}

function run(on: TriedCorpus, check: Check): Promise<void> {
  const work = RUNS[check.by] as (corpus: TriedCorpus, check: Check) => Promise<void>;
  return work(on, check);
}

describe('small inputs that failed once', () => {
  for (const { name, expected, corpus, checks } of readCases()) {
    const isPending = PENDING.has(name.slice(0, 2));
    (isPending ? test.fails : test)(
      `${name}: ${expected}`,
      async () => {
        const on = tryCorpus(corpus);
        for (const check of checks) {
          if ('by' in check) await run(on, check);
          else await anyOf(on, check.anyOf);
        }
      },
      SLOW,
    );
  }
});

async function anyOf(on: TriedCorpus, ways: readonly (readonly Check[])[]): Promise<void> {
  const failed: unknown[] = [];
  for (const way of ways) {
    try {
      for (const check of way) await run(on, check);
      return;
    } catch (error) {
      failed.push(error);
    }
  }
  throw failed[0];
}
