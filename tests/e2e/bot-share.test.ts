import { describe, expect, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

/** What is polled for comes at once, but on a busy machine. */
const WAIT = { timeout: 10_000 };
const QUESTION = 'What did the keepers of the lighthouse do?';

describe('Share', () => {
  test('posts a private answer for everyone, once, with pages that turn and 🗑', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    await runBot(sandbox, { services });
    const mia = sandbox.as('mia').in('general');
    const theo = sandbox.as('theo').in('general');
    const { message } = await mia.slash('ask', { question: QUESTION, private: true });
    const id = message?.id ?? '';
    expect(theo.messages()).toEqual([]);
    const outcome = await mia.press(id, 'Share');
    await sandbox.settled();
    expect(outcome.failure).toBeNull();
    const [shared, ...others] = theo.messages();
    expect(others).toEqual([]);
    expect(isEphemeral(shared)).toBe(false);
    expect(textOf(shared)).toContain(`### ${QUESTION}`);
    const sharer = `Shared by <@${mia.person.user.id}> from a private answer`;
    expect(textOf(shared)).toContain(sharer);
    expect(shared?.mentions).toEqual([]);
    expect(labelsOf(shared)).toEqual(expect.arrayContaining(['▶', 'Context', '🗑']));
    expect(labelsOf(shared)).not.toContain('Share');
    const kept = mia.messages().find((one) => one.id === id);
    expect(labelsOf(kept)).toContain('(Shared)');
    expect(() => mia.press(id, 'Shared')).toThrow();

    const posts = () => services.ownPosts.recent(mia.channel.id, 50);
    const recorded = [{ messageId: shared?.id, citations: [expect.stringMatching(/~/)] }];
    await expect.poll(posts, WAIT).toMatchObject(recorded);
    const [post] = await posts();
    const turned = await mia.press(shared?.id ?? '', '▶');
    expect(labelsOf(turned.message)[1]).toMatch(/^\(2 of/);
    expect(textOf(turned.message)).toContain(sharer);
    // Both are recorded until Discord says which of them is shown.
    await expect
      .poll(async () => (await posts()).map(({ citations }) => citations), WAIT)
      .toEqual([[expect.not.stringMatching(post?.citations[0] ?? '')]]);
    expect(await posts()).toMatchObject(recorded);
    await mia.press(shared?.id ?? '', '🗑');
    await sandbox.settled();
    expect(theo.messages()).toEqual([]);
    await expect.poll(posts, WAIT).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });
});

test('Share posts once however often it is pressed at the same time', async () => {
  const sandbox = await openSandbox();
  await runBot(sandbox);
  const mia = sandbox.as('mia').in('general');
  const theo = sandbox.as('theo').in('general');
  const { message } = await mia.slash('ask', { question: QUESTION, private: true });
  const id = message?.id ?? '';
  const press = () => mia.press(id, 'Share');
  const outcomes = await Promise.all([press(), press(), press()]);
  await sandbox.settled();
  expect(theo.messages()).toHaveLength(1);
  const told = outcomes.map(({ messages }) => textOf(messages.at(-1)));
  expect(told.filter((text) => text === 'This was shared a moment ago.')).toHaveLength(2);
  const turned = await mia.press(id, '▶');
  await mia.press(turned.message?.id ?? '', 'Share');
  await sandbox.settled();
  expect(theo.messages()).toHaveLength(2);
  expect(sandbox.refusals).toEqual([]);
});

test('Share does not post where the bot may not write, and says what is missing', async () => {
  const sandbox = await openSandbox();
  const services = emptyServices();
  await runBot(sandbox, { services });
  const mia = sandbox.as('mia').in('announcements');
  const { message } = await mia.slash('ask', { question: QUESTION, private: true });
  const { messages } = await mia.press(message?.id ?? '', 'Share');
  expect(textOf(messages.at(-1))).toMatch(/^I need the permission Send Messages in this channel/);
  await sandbox.settled();
  expect(sandbox.as('theo').in('announcements').messages()).toEqual([]);
  expect(await services.ownPosts.recent(message?.channel_id ?? '', 50)).toEqual([]);
});

describe('what the bot posts', () => {
  test('is recorded in its channel; private answers are not', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    await runBot(sandbox, { services });
    const mia = sandbox.as('mia').in('general');
    const open = await mia.slash('ask', { question: QUESTION });
    await mia.slash('ask', { question: QUESTION, private: true });
    await sandbox.settled();
    const posts = () => services.ownPosts.recent(mia.channel.id, 50);
    await expect.poll(posts, WAIT).toMatchObject([{ messageId: open.message?.id }]);
    expect(JSON.stringify(await posts())).not.toContain('keepers');
  });
});
