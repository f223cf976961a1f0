import { describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { line, message, openPage, run } from './open-page.ts';
import { startShowcase } from './showcase-bot.ts';

async function open() {
  const sandbox = await openSandbox({ ackTimeoutMs: 1000 });
  const { problems: thrown } = await startShowcase(sandbox);
  return { sandbox, thrown, ...(await openPage(sandbox.url)) };
}

const option = (page: Awaited<ReturnType<typeof open>>['page'], name: string) =>
  page.getByRole('combobox', { name });

describe('the line to write in', () => {
  test('lists the commands after a slash, with sub-commands, and narrows as one types', async () => {
    const { page, problems } = await open();
    await line(page).fill('/');
    await page.getByRole('option', { name: '/echo' }).waitFor();
    expect(await page.getByRole('option', { name: '/library add' }).count()).toBe(1);
    await line(page).pressSequentially('al');
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await line(page).press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await line(page).inputValue()).toBe('/al');
    expect(problems).toEqual([]);
  });

  test('takes an option of every kind, from the keyboard and with a file', async () => {
    const { page, problems } = await open();
    const add = (name: string) => page.getByRole('button', { name: `Add ${name}` }).press('Enter');
    await run(page, 'all-options', '7');
    await message(page, 'count=7').waitFor();

    await line(page).fill('/all-options 3');
    await add('colour');
    await page.keyboard.type('pale');
    await page.keyboard.press('Enter');
    await add('who');
    await page.getByRole('option', { name: 'Theo' }).click();
    await add('where');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await add('role');
    await page.keyboard.type('moder');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add file' }).click();
    await page
      .locator('input[type=file][aria-label=file]')
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
    await page.getByRole('button', { name: 'Send' }).click();
    const said = message(page, 'count=3');
    await said.waitFor();
    expect(await said.locator('.markdown').textContent()).toMatch(
      /^count=3 colour=blue who=1300000000000000002 where=140000000000000000\d role=\d+ file=notes.txt$/,
    );
    expect(problems).toEqual([]);
  });

  test('does not send a command without what it requires, and goes there', async () => {
    const { page, sandbox, problems } = await open();
    await line(page).fill('/echo');
    await page.getByRole('option').first().waitFor();
    await line(page).press('Enter');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('This option is required').waitFor();
    expect(await option(page, 'text').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
    expect(sandbox.calls.some(({ path }) => path.includes('/callback'))).toBe(false);
    await page.keyboard.press('Backspace');
    expect(await line(page).inputValue()).toBe('/echo');
    expect(problems).toEqual([]);
  });

  test('asks the bot for choices while one types, and also takes what it never offered', async () => {
    const { page, problems } = await open();
    await line(page).fill('/echo text: hi book: bird');
    await page.getByRole('option', { name: 'Book of bird' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await message(page, 'hi in OTHER').waitFor();

    await line(page).fill('/echo text: hi book: bird');
    await page.getByRole('option', { name: 'Book of bird' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await message(page, 'hi in bird').waitFor();
    expect(problems).toEqual([]);
  });

  test('says when there is nothing to choose, or the bot gives no choices', async () => {
    const { page, sandbox, problems } = await open();
    await line(page).fill('/all-options 3');
    await page.getByRole('button', { name: 'Add colour' }).click();
    await page.keyboard.type('green');
    await page.getByText('No options match your search.').waitFor();
    await page.keyboard.press('Escape');
    sandbox.fault({ type: 'delay-interactions', ms: 1500 });
    await line(page).fill('/echo text: hi book: bird');
    await page.getByText('Loading options failed.').waitFor();
    expect(problems).toEqual([]);
  });

  test('takes the focus when one begins to type', async () => {
    const { page, problems } = await open();
    await page.getByRole('log').focus();
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
    await message(page, 'hello').waitFor();
    expect(await page.title()).toBe('#general | Footnote sandbox');
    expect(problems).toEqual([]);
  });

  test('drops an added option with Backspace, and the command with Escape', async () => {
    const { page, problems } = await open();
    await line(page).fill('/echo hello');
    await page.getByRole('button', { name: 'Add private' }).click();
    await page.getByRole('option', { name: 'True' }).waitFor();
    await page.keyboard.press('Backspace');
    expect(await option(page, 'private').count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => line(page).count()).toBe(1);
    expect(problems).toEqual([]);
  });

  test('sends messages with files, chosen or dropped, to be downloaded again', async () => {
    const { page, problems } = await open();
    await page.locator('input[type=file]').setInputFiles({
      name: 'one.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('first file'),
    });
    await page.evaluate(`{
      const data = new DataTransfer();
      data.items.add(new File(['second file'], 'two.txt', { type: 'text/plain' }));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }`);
    await page.getByRole('list', { name: 'Files to send' }).getByText('two.txt').waitFor();
    await line(page).fill('Two files\nin two lines');
    await line(page).press('Enter');
    const sent = message(page, 'Two files');
    await sent.waitFor();
    expect(await sent.locator('.file').count()).toBe(2);
    const download = page.waitForEvent('download');
    await sent.getByRole('link', { name: 'Download two.txt' }).click();
    const stream = await (await download).createReadStream();
    expect(Buffer.concat(await stream.toArray()).toString()).toBe('second file');
    expect(problems).toEqual([]);
  });

  test('replies to a message, and says when a file is too large', async () => {
    const { page, sandbox, problems } = await open();
    sandbox.as('theo').in('general').post('Reply to this');
    await message(page, 'Reply to this').hover();
    await message(page, 'Reply to this').getByRole('button', { name: 'Reply' }).click();
    await page.getByText('Replying to').waitFor();
    await page.keyboard.type('I do');
    await page.keyboard.press('Enter');
    await expect.poll(() => message(page).locator('.above-line').textContent()).toContain('Theo');

    await page.locator('input[type=file]').setInputFiles({
      name: 'huge.bin',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(10 * 1024 * 1024 + 1),
    });
    await line(page).press('Enter');
    await page.getByRole('alert').getByText('huge.bin is too large').waitFor();
    expect(problems).toEqual([]);
  });
});
