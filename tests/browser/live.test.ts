import { clearLockedPorts } from 'get-port';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { openSandbox } from '../support/sandbox.ts';
import { message, openPage, run } from './open-page.ts';
import { startShowcase } from './showcase-bot.ts';

describe('the page stays at one with the sandbox', () => {
  test('while the bot goes and comes back', async () => {
    const sandbox = await openSandbox();
    const bot = await startShowcase(sandbox);
    const { page, problems } = await openPage(sandbox.url);
    await run(page, 'layout');
    await message(page, 'A section').waitFor();
    await bot.client.destroy();
    await page.getByRole('status').getByText('footnote is offline').waitFor();
    await startShowcase(sandbox);
    await page.getByRole('status').getByText('footnote is offline').waitFor({ state: 'detached' });
    await message(page, 'A section').getByRole('button', { name: 'Count' }).click();
    await message(page, 'Counted').waitFor();
    expect(problems).toEqual([]);
  });

  test('while the whole sandbox is started anew', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const bot = await startShowcase(sandbox);
    const { page, problems } = await openPage(`${sandbox.url}/#theo`);
    await run(page, 'echo', 'before');
    await message(page, 'before').waitFor();
    await bot.client.destroy();
    await sandbox.close();
    await page.getByText('The sandbox does not answer').waitFor();

    // Within one process a port that was used rests for a while; a restart has no such memory.
    clearLockedPorts();
    const again = await openSandbox({ port: sandbox.port });
    await startShowcase(again);
    await page.getByText('The sandbox does not answer').waitFor({ state: 'detached' });
    expect(await page.getByRole('article').count()).toBe(0);
    await run(page, 'echo', 'after');
    await message(page, 'Theo used /echo').getByText('after').waitFor();
    // The browser itself reports a connection that was refused; nothing else may be there.
    expect(problems.filter((one) => !/ERR_CONNECTION|ERR_INCOMPLETE/.test(one))).toEqual([]);
  });

  test('after a tab was hidden', async () => {
    const sandbox = await openSandbox();
    await startShowcase(sandbox);
    const { page, problems } = await openPage(sandbox.url);
    await hide(page, true);
    sandbox.as('theo').in('general').post('While you were away');
    await hide(page, false);
    await message(page, 'While you were away').waitFor();
    expect(problems).toEqual([]);
  });

  test('with more tabs than a browser has connections', async () => {
    const sandbox = await openSandbox();
    await startShowcase(sandbox);
    const { page, problems } = await openPage(sandbox.url);
    for (let count = 0; count < 7; count++) {
      const tab = await page.context().newPage();
      await tab.goto(sandbox.url);
      await tab.getByRole('log').waitFor();
      await hide(tab, true);
    }
    await run(page, 'echo', 'still here');
    await message(page, 'still here').waitFor();
    expect(problems).toEqual([]);
  });
});

/** Headless tabs are never hidden by themselves. */
async function hide(page: Awaited<ReturnType<typeof openPage>>['page'], hidden: boolean) {
  await page.evaluate(`{
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} });
    document.dispatchEvent(new Event('visibilitychange'));
  }`);
}
