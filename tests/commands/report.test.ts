import { describe, expect, test } from 'vitest';
import { queue } from '../../commands/queue/queue.ts';
import { reportCitation } from '../../commands/report/report-citation.ts';
import { createCooldown } from '../../src/community/cooldown.ts';
import { written } from '../../src/community/settings/setting-values.ts';
import { decodeCustomId, packId } from '../../src/discord/command/custom-id.ts';
import type { Post } from '../../src/discord/command/reply.ts';
import type { Press } from '../../src/discord/command/request.ts';
import { PlainError } from '../../src/system/errors.ts';
import { smallLibrary } from '../support/library.ts';
import { buttonsIn, textIn } from '../support/replies.ts';
import { ASKER, pressOf, requestOf, targetOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const library = smallLibrary();
const LOG = '200000000000000009';
const SERVER = requestOf().serverId ?? '';
const CHANNEL = requestOf().channelId;
const own = targetOf('', { own: true, authorId: null, citations: ['LIGHT:1.1~abcde'] });

async function world({ log = true, fails = false } = {}) {
  const posts: { channelId: string; text: string; post: Post }[] = [];
  const services = emptyServices({
    cooldown: createCooldown(),
    poster: {
      ...emptyServices().poster,
      post: async ({ channelId }, post) => {
        if (fails) throw new PlainError('That channel is not there any more; nothing was posted.');
        const text = textIn({ visibility: 'public', blocks: post.blocks });
        posts.push({ channelId, text, post });
        return { channelId, messageId: '9' };
      },
    },
  });
  if (log) await services.serverSettings.change(SERVER, 'log', null, written.log(LOG));
  const form = (target = own) =>
    reportCitation.form?.(requestOf({}, { target }), library, services);
  const send = async (
    entered: Readonly<Record<string, string>>,
    changes: Partial<Press> = {},
    fields = [packId(own.id)],
  ) => {
    const press = pressOf(fields, { entered: new Map(Object.entries(entered)), ...changes });
    const outcome = await reportCitation.actions?.[0]?.answer(press, library, services);
    return outcome?.kind === 'reply' ? textIn(outcome.reply) : outcome?.kind;
  };
  const page = () => queue.answer(requestOf({}, { subcommand: 'reports' }), library, services);
  return { services, posts, form, send, page };
}

describe('Report citation', () => {
  test('offers four reasons, and a note where there is a log channel for it', async () => {
    const { form } = await world();
    const shown = await form();
    expect(shown?.fields.map(({ label }) => label)).toEqual(['What is wrong?', 'Note']);
    expect(JSON.stringify(shown?.fields[0])).toMatch(
      /Wrong passage.*Wrong source.*Out of date.*Something else/,
    );
    const without = await (await world({ log: false })).form();
    expect(without?.fields.map(({ label }) => label)).toEqual(['What is wrong?']);
  });

  test('works on excerpts of the bot, in servers that added it', async () => {
    const { form, services } = await world();
    await expect(form(targetOf('Hello'))).rejects.toThrow('works on my own messages');
    await expect(form({ ...own, citations: [] })).rejects.toThrow('shows no excerpt');
    const elsewhere = requestOf({}, { target: own, serverId: null });
    await expect(reportCitation.form?.(elsewhere, library, services)).rejects.toThrow('added me');
  });

  test('tells the log channel who reported what with the note, and keeps neither', async () => {
    const { send, posts, services } = await world();
    const said = await send({ reason: 'passage', note: 'That is @everyone’s\nrule **4**' });
    expect(said).toContain('The moderators find it');
    expect(posts).toHaveLength(1);
    expect(posts[0]?.channelId).toBe(LOG);
    expect(posts[0]?.post.ping).toBeUndefined();
    expect(posts[0]?.text).toContain(`<@${ASKER}> reported [a post of mine](https://discord.com/`);
    expect(posts[0]?.text).toContain('**wrong passage**');
    expect(posts[0]?.text).toContain('“That is \\@everyone’s rule \\*\\*4\\*\\*”');
    expect(await services.reports.ofServer(SERVER)).toEqual([
      {
        messageId: own.id,
        serverId: SERVER,
        channelId: CHANNEL,
        reasons: new Map([['passage', 1]]),
        reportedAt: new Date('2026-05-04'),
      },
    ]);
  });

  test('stands in the queue where the log channel fails or is gone, and says so', async () => {
    const failing = await world({ fails: true });
    expect(await failing.send({ reason: 'other', note: 'x' })).toContain(
      'The log channel was not told: That channel is not there any more',
    );
    expect(textIn(await failing.page())).toContain('something else; reported');
    const gone = await world({ log: false });
    expect(await gone.send({ reason: 'other', note: 'x' })).toContain('Your note went nowhere');
    expect(await gone.send({ reason: 'other' })).not.toContain('note');
    expect(gone.posts).toEqual([]);
  });

  test('is refused a fourth time within ten minutes, but to moderators', async () => {
    const { send, services } = await world();
    for (let at = 0; at < 3; at += 1) await send({ reason: 'outdated' });
    expect(await send({ reason: 'outdated' })).toContain('That was a lot at once');
    const times = async () => (await services.reports.ofServer(SERVER))[0]?.reasons.get('outdated');
    expect(await times()).toBe(3);
    await send({ reason: 'outdated' }, { memberPermissions: 1n << 13n });
    expect(await times()).toBe(4);
  });

  test('keeps nothing of a form that was tampered with, or where the disk is full', async () => {
    const { send, services, posts } = await world();
    await expect(send({ reason: 'constructor' })).rejects.toThrow('say what is wrong');
    await expect(send({})).rejects.toThrow('say what is wrong');
    await expect(send({ reason: 'other' }, {}, ['§'])).rejects.toThrow('Use Report citation');
    const full = new PlainError('The disk is full, so it could not be written.');
    services.reports.add = () => Promise.reject(full);
    await expect(send({ reason: 'other', note: 'x' })).rejects.toThrow('The disk is full');
    expect(posts).toEqual([]);
    expect(await services.reports.ofServer(SERVER)).toEqual([]);
  });
});

describe('/queue reports', () => {
  test('has pages of five with links, and resolves on the page that is shown', async () => {
    const { services, page } = await world();
    expect(textIn(await page())).toBe('No post of mine is reported.');
    for (let at = 0; at < 7; at += 1) {
      await services.reports.add({
        messageId: String(700_000_000_000_000_000n + BigInt(at)),
        serverId: SERVER,
        channelId: CHANNEL ?? '',
        reason: at === 0 ? 'passage' : 'other',
        reportedAt: new Date(Date.UTC(2026, 3, 1 + at)),
      });
    }
    const first = await page();
    expect(first.visibility).toBe('ephemeral');
    expect(textIn(first)).toContain('7 posts');
    expect(textIn(first)).toMatch(/1\. \[the post\]\(\S+\/700000000000000000\): wrong passage;/);
    const labels = buttonsIn(first).map(({ label }) => label);
    expect(labels.slice(0, 5)).toEqual([1, 2, 3, 4, 5].map((number) => `Resolve ${number}`));
    const press = async (label: string, of = first, changes: Partial<Press> = {}) => {
      const { customId = '' } = buttonsIn(of).find((button) => button.label === label) ?? {};
      const state = decodeCustomId(customId);
      const action = queue.actions?.find(({ name }) => name === state?.action);
      const outcome = await action?.answer(
        pressOf(state?.fields ?? [], { ephemeral: true, ...changes }),
        library,
        services,
      );
      if (outcome?.kind !== 'update') throw new Error(outcome?.kind);
      return outcome.reply;
    };
    const second = await press('▶');
    expect(textIn(second)).toContain('6. [the post]');
    await press('Resolve 6', second, { serverId: '1' });
    expect(textIn(await page())).toContain('7 posts');
    const resolved = await press('Resolve 6', second);
    expect(textIn(resolved)).toContain('6 posts');
    expect(textIn(resolved)).toContain('6. [the post]');
    await press('Resolve 6', resolved);
    expect(textIn(await press('Resolve 6', resolved))).toContain('1. [the post]');
  });
});
