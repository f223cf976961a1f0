import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let shared: Promise<Browser> | null = null;

/** One browser for a test file; it is closed when the file is done. */
function launch(): Promise<Browser> {
  shared ??= chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  return shared;
}

afterAll(async () => {
  await (await shared)?.close();
  shared = null;
});

export interface OpenPage {
  readonly page: Page;
  /** What the page's console complained of, and what was thrown in it. */
  readonly problems: string[];
}

/** A page of its own, closed when the test ends. */
export async function openPage(
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await (await launch()).newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    locale: 'en-GB',
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(url);
  await page.getByRole('log').waitFor();
  return { page, problems };
}

export const line = (page: Page): Locator => page.getByLabel('Message or command');

/** Types a whole command with its first option, and sends it. */
export async function run(page: Page, command: string, first?: string): Promise<void> {
  await line(page).fill(`/${command}`);
  await page.getByRole('option').first().waitFor();
  await line(page).press('Enter');
  if (first !== undefined) await page.keyboard.type(first);
  await page.keyboard.press('Enter');
}

/** The newest message, or the newest that holds a text. */
export function message(page: Page, text?: string): Locator {
  const all = page.getByRole('article');
  return (text === undefined ? all : all.filter({ hasText: text })).last();
}
