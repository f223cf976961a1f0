import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { line, message, openPage, run } from './open-page.ts';
import { startShowcase } from './showcase-bot.ts';

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Serious and critical faults, as axe-core names them (WCAG 2.2 A and AA, and best practice). */
async function faults(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: Violation[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${where}: ${id}: ${html} ${failureSummary}`),
    );
}

async function open(colorScheme: 'dark' | 'light', width = 1280) {
  const sandbox = await openSandbox({ examples: ['Why do birds sing?'], ackTimeoutMs: 600 });
  await startShowcase(sandbox);
  const viewport = { width, height: 812 };
  return { sandbox, ...(await openPage(sandbox.url, { colorScheme, viewport })) };
}

describe.each(['dark', 'light'] as const)('in the %s theme', (theme) => {
  test('axe-core finds no serious fault anywhere', async () => {
    const { page, sandbox, problems } = await open(theme);
    const found = await faults(page, 'first visit');
    await run(page, 'layout');
    await message(page, 'A section').waitFor();
    await run(page, 'classic');
    await run(page, 'menus');
    await message(page, 'Choose').waitFor();
    await line(page).fill('/echo text: hidden private: True');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await message(page, 'Only you can see this').waitFor();
    sandbox.as('theo').in('general').post('Hello <@1300000000000000001>');
    await run(page, 'silent');
    await message(page, 'did not respond').waitFor();
    found.push(...(await faults(page, 'messages')));

    await page.getByRole('combobox', { name: 'Several' }).click();
    found.push(...(await faults(page, 'select menu')));
    await page.keyboard.press('Escape');
    await message(page, 'Hello').click({ button: 'right' });
    found.push(...(await faults(page, 'message menu')));
    await page.keyboard.press('Escape');
    await line(page).fill('/');
    await page.getByRole('option').first().waitFor();
    found.push(...(await faults(page, 'commands')));
    await line(page).fill('/echo text: x book: y');
    await page.getByRole('option', { name: 'Book of y' }).waitFor();
    found.push(...(await faults(page, 'options')));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Developer panel' }).click();
    await page.locator('summary').first().click();
    await page.getByText('Discord sent to the bot').waitFor();
    found.push(...(await faults(page, 'interactions')));
    await page.getByRole('tab', { name: 'Faults' }).click();
    found.push(...(await faults(page, 'faults')));
    await run(page, 'form');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'Submit' }).click();
    found.push(...(await faults(page, 'form')));
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });
});

describe('on a phone, 375 pixels wide', () => {
  test('everything fits, and channels and people are a drawer away', async () => {
    const { page, problems } = await open('dark', 375);
    await run(page, 'layout');
    await message(page, 'A section').waitFor();
    const tooWide = `[...document.querySelectorAll('body *')]
      .filter((node) => node.checkVisibility() && node.closest('.left, .code-block') === null)
      .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
      .map((node) => node.className)`;
    expect(await page.evaluate(tooWide)).toEqual([]);
    expect(await page.getByRole('button', { name: 'announcements' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels and people' }).click();
    await page.locator('.person', { hasText: 'Theo' }).click();
    expect(await faults(page, 'drawer')).toEqual([]);
    await page.getByRole('button', { name: 'announcements' }).click();
    await page.getByRole('heading', { level: 1, name: 'announcements' }).waitFor();
    await page.getByRole('button', { name: 'announcements' }).waitFor({ state: 'hidden' });
    expect(problems).toEqual([]);
  });
});

test('messages are walked through with the arrow keys', async () => {
  const { page, sandbox, problems } = await open('dark');
  const theo = sandbox.as('theo').in('general');
  for (const text of ['one', 'two', 'three']) theo.post(text);
  await message(page, 'three').waitFor();
  await page.getByRole('log').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.locator(':focus').textContent()).toContain('two');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator(':focus').textContent()).toContain('three');
  expect(problems).toEqual([]);
});
