import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FormatJob } from '../../../../src/citations/formatted/format-job.ts';
import {
  inFormattingThread,
  isFormattingReady,
} from '../../../../src/citations/formatted/formatting-thread.ts';

const HEAVY = /from '(?:citeproc|@citation-js\/[\w-]+|\.\/csl-engine\.ts)'/;
const folder = 'src/citations/formatted';

test('the style engine, which takes 90 MiB, is imported by nothing but the thread', () => {
  const importing = readdirSync(folder).filter(
    (name) => /\.ts$/.test(name) && HEAVY.test(readFileSync(`${folder}/${name}`, 'utf8')),
  );
  expect(importing.filter((name) => !name.endsWith('.d.ts')).sort()).toEqual([
    'csl-engine.ts',
    'formatting-worker.ts',
  ]);
});

test('a job that fails is said to have failed, and the next gets its answer', async () => {
  const broken = { kind: 'ris', items: null } as unknown as FormatJob;
  await expect(inFormattingThread(broken)).rejects.toThrow();
  const item = { id: 'A', type: 'document', title: 'A title' };
  expect(await inFormattingThread({ kind: 'ris', items: [item] })).toContain('TI  - A title');
  expect(isFormattingReady()).toBe(true);
}, 60_000);
