import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runNode } from '../support/process.ts';

let field: string;
beforeAll(async () => {
  field = await mkdtemp(path.join(tmpdir(), 'footnote-evaluate-'));
  await community(
    'harbour',
    'Boats longer than twelve metres ask the harbour master for a berth.',
    [
      { question: 'Who gives a berth to boats?', answers: ['harbour master'], kind: 'clean' },
      { question: 'hello!', answerable: false, kind: 'chatter' },
    ],
  );
  await community('bakery', 'The ovens of the bakery were rebuilt after the fire of 1936.', [
    { question: 'When were the ovens rebuilt?', answers: ['1936'], kind: 'clean' },
    { question: 'Who won the Eurovision contest?', answerable: false, kind: 'offtopic' },
  ]);
});
afterAll(() => rm(field, { recursive: true }));

async function community(name: string, text: string, questions: readonly object[]): Promise<void> {
  await mkdir(path.join(field, name, 'corpus'), { recursive: true });
  await writeFile(path.join(field, name, 'corpus', 'text.md'), `# ${name}\n\n${text}\n`);
  const lines = questions.map((question) => JSON.stringify(question));
  await writeFile(path.join(field, name, 'questions.jsonl'), `${lines.join('\n')}\n`);
}

const evaluate = (...args: readonly string[]) => runNode('src/cli/evaluate.ts', args);

/** Each starts the program once or twice. */
describe('evaluate from a terminal', { timeout: 60_000 }, () => {
  test('measures all communities of a folder at once or in pairs, by kind, and keeps what came out', async () => {
    const saved = path.join(field, 'saved.json');
    const cli = evaluate('--field', field, '--json', '--save', saved);
    expect(await cli.exit).toBe(0);
    const report = JSON.parse(cli.output());
    expect(report.figures).toMatchObject({ questions: 4, answerable: 2, absentPosted: 0 });
    expect(report.figures).toMatchObject({ chatterQuoted: 0, ex1: 1 });
    expect(report.sets.map(({ name }: { name: string }) => name)).toEqual(['bakery', 'harbour']);
    expect(report.kinds.map(({ kind }: { kind: string }) => kind)).toEqual([
      'clean',
      'offtopic',
      'chatter',
    ]);

    // The same in pairs of a file with its folder.
    const pair = (name: string) => [
      path.join(field, name, 'questions.jsonl'),
      '--corpus',
      path.join(field, name, 'corpus'),
    ];
    const again = evaluate(...pair('harbour'), ...pair('bakery'), '--compare', saved);
    expect(await again.exit).toBe(0);
    expect(again.output()).toMatch(/^harbour .*\nbakery .*\nall +2\+2 /m);
    expect(again.output()).toMatch(/mended: 0\nbroken: 0\n$/);
  });

  test('exits with 2 and one sentence where there is nothing to measure', async () => {
    const cli = evaluate();
    expect(await cli.exit).toBe(2);
    expect(cli.output()).toMatch(/^Give a file of questions/);
  });
});
