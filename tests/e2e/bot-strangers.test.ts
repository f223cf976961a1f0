import type { APIMessage, APIPoll } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';

const QUESTION = 'Who drew the plans of the lighthouse?';
const POLL: APIPoll = {
  question: { text: 'Who drew the plans?' },
  answers: [{ answer_id: 1, poll_media: { text: 'Thomas Stevenson' } }],
  expiry: '2030-01-01T00:00:00+00:00',
  allow_multiselect: false,
  layout_type: 1,
  results: { is_finalized: false, answer_counts: [{ id: 1, count: 1, me_voted: false }] },
};

/** A server that the bot is no member of, with a person who installed the bot for herself. */
async function foreign() {
  const sandbox = await openSandbox();
  const bot = await runBot(sandbox);
  sandbox.installFor('mia');
  const plan = { name: 'Foreign', ownerId: 'theo', memberIds: ['mia'], botPresent: false };
  sandbox.addGuild({ ...plan, channels: ['elsewhere'] });
  const mia = sandbox.as('mia').in('elsewhere');
  /** Changes the message that the sandbox has. */
  const post = (text: string, more: object): APIMessage => Object.assign(mia.post(text), more);
  return { sandbox, bot, mia, post };
}

describe('in a server without the bot', () => {
  test('the menu of a message with a poll is answered', async () => {
    const { bot, mia, post, sandbox } = await foreign();
    const text = 'Thomas Stevenson drew the plans of the lighthouse.';
    const found = await mia.menu('Find sources', post(text, { poll: POLL }));
    expect(textOf(found.message)).toMatch(/### Sources for 1 of 1 sentence/);
    const forwarded = { content: text, poll: POLL, timestamp: new Date(0).toISOString() };
    const message = post('See:', {
      message_reference: { type: 1, channel_id: mia.channel.id, message_id: '1' },
      message_snapshots: [{ message: { ...forwarded, type: 0, embeds: [], attachments: [] } }],
    });
    const again = await mia.menu('Find sources', message);
    expect(textOf(again.message)).toMatch(/### Sources for 1 of/);
    const nothing = await mia.menu('Check quotes', post('A poll', { poll: POLL }));
    expect(textOf(nothing.message)).toMatch(/no quotation in that message/);
    expect(bot.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('an interaction that discord.js cannot parse is logged, and the next one answered', async () => {
    const { bot, mia, post } = await foreign();
    // No array: discord.js throws before any listener of the bot runs.
    void mia.menu('Find sources', post('Hello there.', { attachments: 7 })).catch(() => undefined);
    await expect
      .poll(() => bot.lines)
      .toContainEqual(
        expect.objectContaining({
          level: 'error',
          event: 'INTERACTION_CREATE',
          message: 'An event from Discord could not be handled',
        }),
      );
    const { message } = await mia.slash('ask', { question: QUESTION });
    expect(textOf(message)).toContain('Thomas Stevenson');
  });
});
