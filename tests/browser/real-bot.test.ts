import { describe, expect, test } from 'vitest';
import type { BotOptions } from '../../src/discord/gateway/start-bot.ts';
import { runBot } from '../support/bot.ts';
import { smallLibrary } from '../support/library.ts';
import { openSandbox } from '../support/sandbox.ts';
import { line, message, openPage } from './open-page.ts';

async function open(changes: Partial<BotOptions> = {}) {
  const sandbox = await openSandbox({ examples: ['When was the lighthouse built?'] });
  const bot = await runBot(sandbox, changes);
  return { sandbox, bot, ...(await openPage(sandbox.url)) };
}

describe('Footnote on the page', () => {
  test('is asked on the keyboard with autocomplete, and its excerpt is read, turned and deleted', async () => {
    const { sandbox, page, problems } = await open();
    await line(page).pressSequentially('/as');
    await page.getByRole('option', { name: '/ask' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('What did the keepers do?');
    await page.getByRole('button', { name: 'Add source' }).press('Enter');
    await page.keyboard.type('light');
    await page.getByRole('option', { name: /Lighthouse/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox', { name: 'source' }).inputValue()).toMatch(/Lighthouse/);
    await page.keyboard.press('Enter');

    const answer = message(page, 'used /ask');
    await answer.locator('blockquote').first().waitFor();
    expect(await answer.getByRole('heading').textContent()).toBe('What did the keepers do?');
    expect(await answer.textContent()).toContain('The Lighthouse of Skerry Point');
    expect(await answer.locator('blockquote strong').first().textContent()).toMatch(/keepers/i);
    const quote = answer.locator('blockquote').first();
    const first = await quote.textContent();

    const next = answer.getByRole('button', { name: 'Next (▶)' });
    await next.click();
    await expect.poll(() => quote.textContent()).not.toBe(first);
    expect(await page.locator(':focus').textContent()).toBe('▶');
    await answer.getByRole('button', { name: 'Previous (◀)' }).click();
    await expect.poll(() => quote.textContent()).toBe(first);

    await answer.getByRole('button', { name: 'Delete (🗑)' }).click();
    await answer.waitFor({ state: 'detached' });
    expect(sandbox.as('mia').in('general').messages()).toEqual([]);
    expect(problems).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('answers an example question with one click', async () => {
    const { page, problems } = await open();
    await page.getByRole('button', { name: 'When was the lighthouse built?' }).click();
    await message(page).locator('blockquote').first().waitFor();
    expect(await message(page).textContent()).toContain('1851');
    expect(problems).toEqual([]);
  });

  test('says that nothing was found to the person who asked only, until that is dismissed', async () => {
    const { sandbox, page, problems } = await open();
    const other = await openPage(`${sandbox.url}/#theo`);
    await line(page).fill('/ask question: zyxwv qwertz');
    await page.keyboard.press('Enter');
    const answer = message(page, 'Only you can see this');
    await answer.waitFor();
    await sandbox.settled();
    expect(await other.page.getByRole('article').count()).toBe(0);
    await answer.getByRole('button', { name: 'Dismiss message' }).click();
    await answer.waitFor({ state: 'detached' });
    expect([...problems, ...other.problems]).toEqual([]);
  });

  test('says to the asker alone that it is not sure, turns pages and shares them', async () => {
    const doubtful = smallLibrary({}, { threshold: 1 });
    const { sandbox, page, problems } = await open({ library: async () => doubtful });
    const other = await openPage(`${sandbox.url}/#theo`);
    await line(page).fill('/ask question: What did the keepers do?');
    await page.keyboard.press('Enter');
    const answer = message(page, 'Only you can see this');
    await answer.getByText('I am not sure. The closest passages:').waitFor();
    const quote = answer.locator('blockquote').first();
    const first = await quote.textContent();
    await answer.getByRole('button', { name: 'Next (▶)' }).click();
    await expect.poll(() => quote.textContent()).not.toBe(first);
    await answer.getByText('I am not sure. The closest passages:').waitFor();
    expect(await other.page.getByRole('article').count()).toBe(0);
    await answer.getByRole('button', { name: 'Share' }).click();
    await other.page.getByText('I am not sure. The closest passages:').waitFor();
    expect([...problems, ...other.problems]).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('tells who greets it how to ask, without a quotation', async () => {
    const { page, problems } = await open();
    await line(page).fill('/ask question: hello, anyone here?');
    await page.keyboard.press('Enter');
    const answer = message(page, 'Only you can see this');
    await answer.getByText('Hello! I look questions up').waitFor();
    expect(await answer.locator('blockquote').count()).toBe(0);
    expect(problems).toEqual([]);
  });
});
