import { beforeAll, expect, test } from 'vitest';
import { builtProgram } from '../support/built-program.ts';
import { run } from '../support/process.ts';

let program: string;
beforeAll(async () => {
  program = await builtProgram('tests/fixtures/programs/fail-unexpectedly.ts');
});

test.each([
  ['an error that nobody catches', 'later'],
  ['a rejection that nobody handles', 'rejection'],
  ['an error of the entry itself', 'entry'],
])('%s is logged on one line and ends the process with 70', async (_, fault) => {
  const bot = run(process.execPath, [program, fault]);
  expect(await bot.exit).toBe(70);
  const lines = bot.output().trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ type: 'RangeError', error: 'on fire' });
});
