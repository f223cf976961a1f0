import { expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { message, openPage, run } from './open-page.ts';
import { startShowcase } from './showcase-bot.ts';

test('a form is filled in on the keyboard, says what is missing, and is sent', async () => {
  const sandbox = await openSandbox();
  const { problems: thrown } = await startShowcase(sandbox);
  const { page, problems } = await openPage(sandbox.url);
  const other = await openPage(sandbox.url);
  await run(page, 'form');
  const form = page.getByRole('dialog', { name: 'Report a citation' });
  await form.waitFor();
  expect(await other.page.getByRole('dialog').count()).toBe(0);

  await form.getByRole('button', { name: 'Submit' }).click();
  await form.getByText('This field is required.').first().waitFor();
  expect(await page.locator(':focus').evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  await form.getByLabel('What is wrong?').fill('no');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await form.getByRole('option', { name: 'MLA' }).click();
  await form.getByRole('button', { name: 'Submit' }).click();
  await form.getByText('This must have at least 3 characters.').waitFor();
  await form.getByLabel('What is wrong?').fill('the page');
  await form.getByRole('radio', { name: 'Apa' }).check();
  await form.getByRole('checkbox', { name: 'Chicago' }).check();
  await form.getByRole('checkbox', { name: 'MLA' }).check();
  await form.getByLabel('A file').setInputFiles({
    name: 'proof.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('proof'),
  });
  await form.getByText('proof.txt (5 bytes)').waitFor();
  await form.getByRole('button', { name: 'Submit' }).click();
  await message(page, 'Reported the page, mla, apa, chicago+mla, proof.txt').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);

  await run(page, 'form');
  await form.waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  expect([...problems, ...other.problems]).toEqual([]);
  expect(thrown).toEqual([]);
});
