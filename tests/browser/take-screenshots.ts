import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';

/**
 * Makes the README's pictures anew, from the real bot and its starter documents:
 * `node --import tsx tests/browser/take-screenshots.ts`. Wants the fonts Noto Sans and Noto Color Emoji.
 */

const FOLDER = '.github/images';
const QUESTION = 'What was the Arduous March?';

/** A copy, because a document is added to it. */
const corpus = mkdtempSync(path.join(tmpdir(), 'footnote-'));
cpSync('corpus', corpus, { recursive: true });

const bot = spawn(process.execPath, ['--import', 'tsx', 'src/index.ts'], {
  env: {
    ...process.env,
    DISCORD_TOKEN: '',
    SANDBOX_PORT: '0',
    CORPUS_DIR: corpus,
    DATA_DIR: mkdtempSync(path.join(tmpdir(), 'footnote-')),
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
});
try {
  mkdirSync(FOLDER, { recursive: true });
  const url = await address();
  const desktop = await open(url, { width: 1280, height: 800 }, 1.5);
  await ask(desktop, QUESTION);
  await desktop.mouse.move(700, 20);
  await desktop.screenshot({ path: `${FOLDER}/ask.png` });

  const phone = await open(`${url}/#theo/1400000000000000002`, { width: 375, height: 740 }, 2);
  await ask(phone, QUESTION);
  await phone.screenshot({ path: `${FOLDER}/phone.png` });

  const manager = await open(`${url}/#olga`, { width: 1280, height: 560 }, 1.5);
  await add(manager, 'tests/fixtures/formats/libreoffice/handbook.pdf');
  await manager.mouse.move(700, 20);
  await manager.screenshot({ path: `${FOLDER}/library.png` });
} finally {
  await browser.close();
  bot.kill();
}

/** Where the sandbox listens, once it says so. */
async function address(): Promise<string> {
  let said = '';
  bot.stdout.on('data', (data: Buffer) => {
    said += data.toString();
  });
  for (;;) {
    const found = /http:\/\/\S+/.exec(said)?.[0];
    if (found !== undefined) return found;
    await once(bot.stdout, 'data');
  }
}

async function open(
  url: string,
  viewport: { readonly width: number; readonly height: number },
  deviceScaleFactor: number,
): Promise<Page> {
  const page = await browser.newPage({
    viewport,
    deviceScaleFactor,
    colorScheme: 'dark',
    locale: 'en-GB',
  });
  await page.goto(url);
  await page.getByRole('log').waitFor();
  return page;
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Message or command').fill(`/ask ${question}`);
  await page.getByRole('combobox', { name: 'question' }).press('Enter');
  await page.locator('blockquote').first().waitFor();
  await page.waitForTimeout(500);
}

async function add(page: Page, file: string): Promise<void> {
  await page.getByLabel('Message or command').fill('/library add');
  await page.getByRole('option', { name: '/library add' }).click();
  await page.locator('input[type=file][aria-label=file]').setInputFiles(file);
  await page.keyboard.press('Enter');
  await page.getByText('seen in this server only').waitFor();
  await page.waitForTimeout(500);
}
