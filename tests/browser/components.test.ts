import { describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { line, message, openPage, run } from './open-page.ts';
import { startShowcase } from './showcase-bot.ts';

async function open() {
  const sandbox = await openSandbox({ ackTimeoutMs: 800 });
  const bot = await startShowcase(sandbox);
  return { sandbox, bot, ...(await openPage(sandbox.url)) };
}

describe('a message', () => {
  test('shows every component of a layout', async () => {
    const { page, problems, bot } = await open();
    await run(page, 'layout');
    const shown = message(page, 'A section');
    await shown.waitFor();
    expect(await shown.getByRole('heading', { name: 'Heading' }).count()).toBe(1);
    for (const tag of [
      'strong',
      'em',
      'u',
      's',
      'code',
      'blockquote',
      'pre',
      'ol',
      'small',
      'hr',
    ]) {
      expect(await shown.locator(tag).count(), tag).toBeGreaterThan(0);
    }
    expect(await shown.locator('ul ul').count()).toBe(1);
    expect(await shown.getByRole('link', { name: 'a link' }).getAttribute('href')).toBe(
      'https://example.org/page',
    );
    expect(await shown.getByText('*plain*').count()).toBeGreaterThan(0);
    expect(await shown.getByText('@Mia').count()).toBe(1);
    expect(await shown.getByRole('button', { name: '#rules-questions' }).count()).toBe(1);
    expect(await shown.getByRole('img', { name: 'A pixel' }).count()).toBe(1);
    expect(await shown.getByRole('link', { name: 'Far picture' }).count()).toBe(1);
    expect(await shown.getByRole('link', { name: 'Website' }).getAttribute('href')).toBe(
      'https://example.org/',
    );
    await shown.getByRole('button', { name: 'Show spoiler' }).click();
    await shown.getByText('a secret').waitFor();

    const download = page.waitForEvent('download');
    await shown.getByRole('link', { name: 'references.bib', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('references.bib');

    await shown.getByRole('button', { name: 'Count' }).click();
    await message(page, 'Counted').waitFor();
    expect(await message(page, 'Counted').getByText('(edited)').count()).toBe(1);
    expect(problems).toEqual([]);
    expect(bot.problems).toEqual([]);
  });

  test('shows embeds and files, and thinks before it speaks', async () => {
    const { page, problems } = await open();
    await run(page, 'classic');
    const shown = message(page, 'With an embed');
    await shown.waitFor();
    expect(await shown.locator('.embed strong').textContent()).toBe('text');
    expect(await shown.getByRole('link', { name: 'table.csv', exact: true }).count()).toBe(1);
    await run(page, 'later');
    await message(page, 'is thinking…').waitFor();
    await message(page, 'Here it is').waitFor();
    expect(problems).toEqual([]);
  });

  test('offers select menus of every kind, by mouse and keyboard', async () => {
    const { page, problems } = await open();
    await run(page, 'menus');
    await page.getByRole('combobox', { name: 'Style' }).click();
    await page.getByRole('option', { name: 'Chicago' }).click();
    await message(page, 'Chose chicago').waitFor();

    await page.getByRole('combobox', { name: 'Several' }).press('ArrowDown');
    await page.getByRole('option', { name: 'Apa' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await message(page, 'Chose apa and chicago').waitFor();

    await page.getByRole('combobox', { name: 'Somebody' }).click();
    await page.keyboard.type('the');
    await page.getByRole('option', { name: 'Theo' }).waitFor();
    await page.keyboard.press('Enter');
    await message(page, 'Chose 1300000000000000002').waitFor();
    await page.getByRole('combobox', { name: 'Somewhere' }).click();
    await page.getByRole('option', { name: 'announcements' }).click();
    await message(page, 'Chose 1400000000000000003').waitFor();
    expect(problems).toEqual([]);
  });

  test('says what failed: a command, a button, and what Discord refuses', async () => {
    const { page, problems } = await open();
    await run(page, 'silent');
    await page.getByText('Sending command…').waitFor();
    const failed = message(page, 'The application did not respond');
    await failed.waitFor();
    await failed.getByRole('button', { name: 'Dismiss message' }).click();
    await failed.waitFor({ state: 'detached' });

    await run(page, 'layout');
    await message(page, 'A section').getByRole('button', { name: 'Danger' }).click();
    await message(page, 'A section').getByText('This interaction failed').waitFor();
    expect(problems).toEqual([]);
  });

  test('is edited, gets reactions and a thread, and goes, as others see it too', async () => {
    const { page, sandbox, bot, problems } = await open();
    const other = await openPage(`${sandbox.url}/#olga`);
    const channel = await bot.client.channels.fetch('1400000000000000001');
    if (channel?.isSendable() !== true || channel.type !== 0) throw new Error('no text channel');
    const sent = await channel.send('First words');
    await message(page, 'First words').waitFor();
    await sent.edit('Second words');
    await message(page, 'Second words').getByText('(edited)').waitFor();
    sandbox.as('theo').in('general').react(sent.id, '👍');
    await message(page, 'Second words').getByRole('button', { name: '👍 1' }).waitFor();
    const thread = await sent.startThread({ name: 'Side talk' });
    await message(page, 'Second words').getByRole('button', { name: 'Side talk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Side talk' }).waitFor();
    await thread.send('In the thread');
    await message(page, 'In the thread').waitFor();
    await page.goBack();
    await message(other.page, 'Second words').waitFor();
    await sent.delete();
    await message(other.page, 'Second words').waitFor({ state: 'detached' });
    expect([...problems, ...other.problems]).toEqual([]);
  });

  test('lets people use the bot on it, and on each other', async () => {
    const { page, problems } = await open();
    await line(page).fill('Something worth citing');
    await line(page).press('Enter');
    await message(page, 'worth citing').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Cite this' }).click();
    await message(page, 'Cited: Something worth citing').waitFor();

    await message(page, 'Cited:').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);

    await page.getByRole('button', { name: /^Theo/ }).click();
    await page.getByRole('menuitem', { name: 'Greet' }).click();
    await message(page, 'Hello theo').waitFor();
    expect(problems).toEqual([]);
  });
});
