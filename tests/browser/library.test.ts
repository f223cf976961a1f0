import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runLiveBot } from '../support/live-bot.ts';
import { openSandbox } from '../support/sandbox.ts';
import { line, message, openPage, run } from './open-page.ts';

const HANDBOOK = 'tests/fixtures/formats/libreoffice/handbook.pdf';

test('a manager adds a PDF on the page, and a member asks about it and reads its page', async () => {
  const sandbox = await openSandbox();
  await runLiveBot(sandbox, {
    'harbour.md': '# Harbour\n\nThe harbour master keeps the tide tables.',
  });
  const { page, problems } = await openPage(`${sandbox.url}/#olga`);
  await line(page).fill('/library');
  const add = page.getByRole('option', { name: '/library add' });
  await add.waitFor();
  await add.click();
  await page.locator('input[type=file][aria-label=file]').setInputFiles({
    name: 'handbook.pdf',
    mimeType: 'application/pdf',
    buffer: await readFile(HANDBOOK),
  });
  await page.keyboard.press('Enter');
  const added = message(page, 'Added, seen in this server only');
  await added.waitFor({ timeout: 30_000 });
  expect(await added.textContent()).toMatch(/Keeper’s Handbook.*LIGHTHOUSE.*5 pages/);

  await run(page, 'library list');
  await message(page, 'of this server').waitFor();
  await run(page, 'library status');
  await message(page, 'Every file of this server could be read').waitFor();

  const mia = await openPage(`${sandbox.url}/#mia`);
  await run(mia.page, 'ask', 'When may visitors climb the tower?');
  const answer = message(mia.page, 'When may visitors climb the tower?');
  await answer.locator('blockquote').first().waitFor();
  expect(await answer.textContent()).toMatch(/p\. \d/);

  await line(page).fill('/library withdraw');
  await page.getByRole('option', { name: '/library withdraw' }).click();
  await page.keyboard.type('light');
  await page.getByRole('option', { name: /Handbook/ }).click();
  await page.keyboard.press('Enter');
  await message(page, 'is out of the library').waitFor({ timeout: 30_000 });
  await answer.getByText('Withdrawn').waitFor();
  expect([...problems, ...mia.problems]).toEqual([]);
  expect(sandbox.refusals).toEqual([]);
}, 60_000);
