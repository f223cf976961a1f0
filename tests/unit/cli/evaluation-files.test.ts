import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldFiles, pairedFiles } from '../../../src/cli/evaluation-files.ts';
import { PlainError } from '../../../src/system/errors.ts';

describe('files of questions', () => {
  test('go with the folders in their order, or all with the same one', () => {
    expect(pairedFiles(['a.jsonl', 'b.jsonl'], ['A', 'B'])).toEqual([
      { name: 'a', questions: 'a.jsonl', corpus: 'A' },
      { name: 'b', questions: 'b.jsonl', corpus: 'B' },
    ]);
    expect(pairedFiles(['a.jsonl', 'b.jsonl'], ['A']).map(({ corpus }) => corpus)).toEqual([
      'A',
      'A',
    ]);
    expect(pairedFiles(['a.jsonl'], [])[0]?.corpus).toBeUndefined();
  });

  test('are told apart by their folders where they have the usual name', () => {
    const names = pairedFiles(['x/clan/questions.jsonl', 'x/game/questions.jsonl'], []);
    expect(names.map(({ name }) => name)).toEqual(['clan', 'game']);
    expect(pairedFiles(['a/q.jsonl', 'b/q.jsonl'], []).map(({ name }) => name)).toEqual([
      'a/q.jsonl',
      'b/q.jsonl',
    ]);
  });

  test('are refused where it is not clear which folder is whose', () => {
    expect(() => pairedFiles(['a.jsonl'], ['A', 'B'])).toThrow(PlainError);
    expect(() => pairedFiles(['a', 'b', 'c'], ['A', 'B'])).toThrow(/3 files .* 2 folders/);
  });
});

describe('a folder of communities', () => {
  let field: string;
  beforeAll(async () => {
    field = await mkdtemp(path.join(tmpdir(), 'footnote-field-'));
    for (const name of ['smp', 'clan']) {
      await mkdir(path.join(field, name, 'corpus'), { recursive: true });
      await writeFile(path.join(field, name, 'questions.jsonl'), '');
    }
    await mkdir(path.join(field, 'notes'));
    await writeFile(path.join(field, 'README.md'), '');
  });
  afterAll(() => rm(field, { recursive: true }));

  test('is every one of them by name, and what is none is told', async () => {
    const told: string[] = [];
    const found = await fieldFiles(field, (sentence) => told.push(sentence));
    expect(found.map(({ name }) => name)).toEqual(['clan', 'smp']);
    expect(found[0]?.corpus).toBe(path.join(field, 'clan', 'corpus'));
    expect(told).toEqual([expect.stringMatching(/notes has no questions\.jsonl/)]);
  });

  test('is refused in a sentence where there is none', async () => {
    const none = path.join(field, 'notes');
    await expect(fieldFiles(none, () => {})).rejects.toThrow(/holds no communities/);
    await expect(fieldFiles(path.join(field, 'nowhere'), () => {})).rejects.toThrow(PlainError);
  });
});
