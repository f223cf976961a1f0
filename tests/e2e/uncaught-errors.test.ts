import { expect, test } from 'vitest';
import { run } from '../support/process.ts';

test.each([
  ['an error that nobody catches', "setTimeout(() => { throw new RangeError('on fire'); })"],
  ['a rejection that nobody handles', "Promise.reject(new RangeError('on fire'))"],
  ['an error of the entry itself', "throw new RangeError('on fire')"],
])('%s is logged on one line and ends the process with 70', async (_, fault) => {
  const program = `
    import { endOnUnexpected } from './src/app/uncaught-errors.ts';
    import { createLog } from './src/system/log.ts';
    endOnUnexpected(createLog('info'));
    ${fault};
    setTimeout(() => undefined, 60_000);
  `;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  const bot = run(process.execPath, args);
  expect(await bot.exit).toBe(70);
  const lines = bot.output().trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ type: 'RangeError', error: 'on fire' });
});
