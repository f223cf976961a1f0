import { type Browser, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

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

/** One browser for a test file. */
export function launch(): Promise<Browser> {
  shared ??= chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  return shared;
}

/** A page of its own, closed when the test ends. `problems` collects what its console complains of. */
export async function openPage(
  url: string,
  size = { width: 1100, height: 760 },
): Promise<{ page: Page; problems: string[] }> {
  const context = await (await launch()).newContext({ viewport: size });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(url);
  return { page, problems };
}
