import { describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { message, openPage, run } from './open-page.ts';
import { startShowcase } from './showcase-bot.ts';

async function open() {
  const sandbox = await openSandbox({ ackTimeoutMs: 1500 });
  await startShowcase(sandbox);
  const opened = await openPage(sandbox.url);
  await opened.page.getByRole('button', { name: 'Developer panel' }).click();
  const panel = opened.page.getByRole('complementary', { name: 'Developer panel' });
  return { sandbox, panel, ...opened };
}

describe('the panel for developers', () => {
  test('shows what was sent, what was answered, and how fast', async () => {
    const { page, panel, problems } = await open();
    await run(page, 'echo', 'hello');
    await message(page, 'hello').waitFor();
    await panel.getByText(/^\d+ ms$/).waitFor();
    await panel.getByText('/echo').click();
    await panel.getByText('"value": "hello"').waitFor();
    expect(await panel.getByText('"token": "…"').count()).toBe(1);
    await panel.getByText('The bot answered: message').waitFor();
    await panel.getByText('"content": "hello in no book"').waitFor();
    expect(await panel.getByText('/callback').count()).toBe(1);
    expect(await page.locator('svg.icon:not(:has(path[d]))').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('says in plain words what Discord refuses', async () => {
    const { page, panel, problems } = await open();
    await run(page, 'wrong');
    await message(page, 'Too long').waitFor();
    await panel.getByRole('tab', { name: 'Refused 1' }).click();
    await panel.getByText(/data\.content: Must be 2000 or fewer in length/).waitFor();
    expect(problems).toEqual([]);
  });

  test('makes things go wrong, and right again', async () => {
    const { page, sandbox, panel, problems } = await open();
    await panel.getByRole('tab', { name: 'Interactions' }).press('ArrowLeft');
    await panel.getByRole('button', { name: '3.5 s of latency' }).click();
    await panel.getByRole('tab', { name: 'Faults 1' }).waitFor();
    await run(page, 'echo', 'too late');
    await message(page, 'The application did not respond').waitFor();
    await panel.getByRole('button', { name: 'Clear all faults' }).click();
    await panel.getByRole('tab', { name: 'Faults', exact: true }).waitFor();

    const { resumes } = sandbox.gatewayCounts;
    await panel.getByRole('button', { name: 'Drop the connection' }).click();
    await expect.poll(() => sandbox.gatewayCounts.resumes).toBe(resumes + 1);
    await run(page, 'echo', 'in time');
    await message(page, 'in time in no book').waitFor();
    expect(problems).toEqual([]);
  });

  test.each([
    'Drop it for good',
    'Ask to reconnect',
    'End the session',
    '3.5 s for each answer',
    'Rate limit',
    'Server error',
    'Lose an answer',
    'Reject the token',
  ])('has a button: %s', async (name) => {
    const { page, panel, problems } = await open();
    await panel.getByRole('tab', { name: 'Faults' }).click();
    const answered = page.waitForResponse('**/sandbox/faults');
    await panel.getByRole('button', { name }).click();
    expect((await answered).status()).toBe(200);
    expect(problems).toEqual([]);
  });
});
