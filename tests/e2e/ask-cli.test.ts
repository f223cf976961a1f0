import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runNode } from '../support/process.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-cli-'));
  await writeFile(
    path.join(dir, 'lighthouse.md'),
    '---\nkey: LIGHT\n---\n# The Lighthouse\n\n## Building\n\nThomas Stevenson drew the plans of the lighthouse in 1842. The tower took three years to build.\n\n## Keepers\n\nThree keepers lived in the tower until 1987, when the lamp was made to work by itself.\n',
  );
});
afterAll(() => rm(dir, { recursive: true }));

const ask = (args: readonly string[], input?: string, env: Readonly<Record<string, string>> = {}) =>
  runNode('src/cli/ask.ts', ['ask', ...args], {
    // Hidden, so that it is no part of the corpus; what is read once is kept there.
    env: { CORPUS_DIR: dir, DATA_DIR: path.join(dir, '.data'), ...env },
    ...(input === undefined ? {} : { input }),
  });

describe('ask from a terminal', () => {
  test('prints cited excerpts and exits with 0', async () => {
    const cli = ask(['Who drew the plans of the lighthouse?']);
    expect(await cli.exit).toBe(0);
    expect(cli.output()).toMatch(
      /^1\. Thomas Stevenson drew the plans .*\n {3}The Lighthouse · Building · LIGHT:2\.1~/,
    );
  });

  test('compares whole texts as well, and keeps their vectors', async () => {
    const asked = ['--json', 'how did people get out of work there?'];
    const confidence = async (meaning: string): Promise<number> => {
      const cli = ask(asked, undefined, { MEANING: meaning });
      await cli.exit;
      const answer = JSON.parse(cli.output().trim().split('\n').at(-1) ?? '');
      expect(answer.excerpts[0].citation).toMatch(/^LIGHT:3\.1/);
      return answer.confidence;
    };
    expect(await confidence('on')).not.toBe(await confidence('words'));
    expect(await readdir(path.join(dir, '.data', 'encodings'))).toHaveLength(1);
  });

  test('exits with 3 when the documents do not answer', async () => {
    const cli = ask(['--corpus', dir, 'Who wrote Xyzzyquux?']);
    expect(await cli.exit).toBe(3);
    expect(cli.output()).toMatch(/^The documents do not answer this/);
  });

  test('answers a batch from standard input in order, and says which lines it cannot read', async () => {
    const lines = [
      '{"id":"a","question":"Who drew the plans?"}',
      '',
      'nonsense',
      '{"question":"When did the keepers leave?"}',
    ];
    const cli = ask(['--json', '--questions', '-', '--top', '1'], lines.join('\n'));
    expect(await cli.exit).toBe(2);
    const output = cli.output().trim().split('\n');
    expect(output).toContain('standard input:3: the line is not JSON; write {"question": "…"}.');
    const answers = output.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    expect(answers.map(({ id, question }) => [id, question])).toEqual([
      ['a', 'Who drew the plans?'],
      [null, 'When did the keepers leave?'],
    ]);
    for (const { excerpts } of answers) expect(excerpts).toHaveLength(1);
  });

  test('answers a batch from a file that starts with a byte order mark', async () => {
    const file = path.join(dir, 'questions.jsonl');
    await writeFile(file, '\ufeff{"question":"Who drew the plans?"}\n{"question":"🙂"}\n');
    const cli = ask(['--json', '--questions', file]);
    expect(await cli.exit).toBe(0);
    const answers = cli
      .output()
      .trim()
      .split('\n')
      // Standard error names the file of questions: it lies among the documents and is none.
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    expect(answers.map(({ answered }) => answered)).toEqual([true, false]);
  });

  test.each([
    [[], /^Give one question, or a file of them/],
    [[''], /^The question is empty; write some words\.\n$/],
    [[' '], /^The question is empty/],
    [['a question', '--top', '0'], /whole number from 1 to 100/],
    [['a question', '--nonsense'], /unknown option '--nonsense'/],
    [['--questions', '/nowhere/q.jsonl'], /nowhere\/q\.jsonl cannot be read/],
    [['a question', '--corpus', '/nowhere'], /"\/nowhere" cannot be read/],
  ])('exits with 2 and one sentence on %j', async (args, sentence) => {
    const cli = ask(args);
    expect(await cli.exit).toBe(2);
    expect(cli.output()).toMatch(sentence);
    expect(cli.output()).not.toMatch(/at .*\.[jt]s:\d+/);
  });
});
