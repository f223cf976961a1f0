import { describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { line, message, openPage, run } from './open-page.ts';
import { startShowcase } from './showcase-bot.ts';

async function open() {
  const sandbox = await openSandbox();
  await startShowcase(sandbox);
  return { sandbox, ...(await openPage(sandbox.url)) };
}

describe('several people', () => {
  test('see the commands and channels that are theirs', async () => {
    const { page, problems } = await open();
    const config = page.getByRole('option', { name: '/config' });
    await line(page).fill('/');
    await page.getByRole('option', { name: '/echo' }).waitFor();
    expect(await config.count()).toBe(0);
    expect(await page.getByRole('button', { name: 'staff' }).count()).toBe(0);

    await page.locator('.person', { hasText: 'Olga' }).click();
    await page.getByRole('button', { name: 'staff' }).waitFor();
    await line(page).fill('/');
    await config.waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'staff' }).waitFor();
    expect(await page.getByRole('radio', { name: /Olga/ }).isChecked()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('see each other’s messages at once in their own tabs, but not what is for one of them', async () => {
    const { page, sandbox, problems } = await open();
    const second = await openPage(sandbox.url);
    const theo = await openPage(`${sandbox.url}/#theo`);
    await line(page).fill('/echo text: secret private: true');
    await page.getByRole('option', { name: 'True' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await message(page, 'secret').waitFor();
    await message(second.page, 'secret').waitFor();
    await run(page, 'echo', 'for everybody');
    for (const tab of [page, second.page, theo.page]) await message(tab, 'for everybody').waitFor();
    expect(await theo.page.getByText('secret').count()).toBe(0);

    await message(second.page, 'secret').getByRole('button', { name: 'Dismiss message' }).click();
    await message(page, 'secret').waitFor({ state: 'detached' });
    expect([...problems, ...second.problems, ...theo.problems]).toEqual([]);
  });

  test('write to the bot directly, and notice what happens elsewhere', async () => {
    const { page, sandbox, problems } = await open();
    await page.getByRole('button', { name: 'Direct messages' }).click();
    await page.getByRole('heading', { level: 1, name: 'footnote' }).waitFor();
    await run(page, 'echo', 'between us');
    await message(page, 'between us in no book').waitFor();
    await page.getByRole('button', { name: 'Footnote sandbox' }).click();
    await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
    sandbox.as('theo').in('rules-questions').post('Over here');
    await page.getByRole('button', { name: 'rules-questions new' }).click();
    await message(page, 'Over here').waitFor();
    expect(await page.getByRole('button', { name: 'rules-questions new' }).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('are told what they may not do', async () => {
    const { page, sandbox, problems } = await open();
    sandbox.as('theo').in('general').post('Not yours');
    await message(page, 'Not yours').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Delete message' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.goto(`${sandbox.url}/#theo`);
    await message(page, 'Not yours').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete message' }).click();
    await message(page, 'Not yours').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});
