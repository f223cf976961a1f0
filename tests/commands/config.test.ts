import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask/ask.ts';
import { config } from '../../commands/config/config.ts';
import { saveSetting } from '../../commands/config/setting-change.ts';
import { privacy } from '../../commands/privacy/privacy.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Place } from '../../src/discord/command/places.ts';
import type { Post, Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import { quieted } from '../../src/discord/interactions/quiet-channels.ts';
import { unescaped } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { smallLibrary } from '../support/library.ts';
import { buttonsIn, textIn } from '../support/replies.ts';
import { pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const RULES = `---
key: RULES
title: House rules
---

## Rules

1. Greet newcomers with a lantern and show them the way to the harbour.
2. Do not sell bread at the quay, whatever the weather may be today.
3. Keep dogs on a lead along the quay, also in the early morning.
`;
const library = smallLibrary({ 'rules.md': RULES });
const SERVER = requestOf().serverId ?? '';
const LOG = '200000000000000002';
const FORUM = '200000000000000003';
const ALL = (1n << 60n) - 1n;

function world(changes: Partial<Record<string, Partial<Place>>> = {}) {
  const place = (id: string, more: Partial<Place>): Place => ({
    id,
    name: 'a-channel',
    kind: 'text',
    parentId: null,
    tags: [],
    tagRequired: false,
    permissions: ALL,
    ...more,
    ...changes[id],
  });
  const known = new Map([
    [LOG, place(LOG, {})],
    [FORUM, place(FORUM, { kind: 'forum', tags: [{ id: '77', name: 'Question' }] })],
  ]);
  const posts: { channelId: string; post: Post }[] = [];
  const services = emptyServices({
    places: { find: (_, id) => known.get(id) ?? null, permissionsOf: () => null },
    poster: {
      ...emptyServices().poster,
      post: async ({ channelId }, post) => {
        posts.push({ channelId, post });
        return { channelId, messageId: '1' };
      },
    },
  });
  const run = (subcommand: string, options: Request['options'] = {}) =>
    config.answer(requestOf(options, { subcommand }), library, services);
  const save = (reply: Reply) => {
    const [button] = buttonsIn(reply);
    const { fields = [] } = decodeCustomId(button?.customId ?? '') ?? {};
    return saveSetting.answer(pressOf(fields, { ephemeral: true }), library, services);
  };
  const set = async (subcommand: string, options: Request['options'] = {}) => {
    const outcome = await save(await run(subcommand, options));
    return outcome.kind === 'update' ? textIn(outcome.reply) : outcome.kind;
  };
  return { services, run, save, set, posts };
}

describe('/config', () => {
  test('shows what a change would do, and does it when it is saved', async () => {
    const { run, save, services } = world();
    const reply = await run('rules', {
      document: 'house rules',
      'ground-rules': '1 and 3',
      'questions-to': LOG,
    });
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toMatch(/Now: none\nThen: \*\*\*\*House rules\*\* `RULES`/);
    expect(textIn(reply)).toMatch(/open with `RULES:1\.1~\w{5}`, `RULES:1\.3~\w{5}`/);
    expect(await services.serverSettings.of(SERVER)).toEqual(new Map());
    const outcome = await save(reply);
    expect(outcome).toMatchObject({ kind: 'update' });
    expect([...(await services.serverSettings.of(SERVER)).keys()]).toEqual(['rules']);
    expect(textIn(await run('show'))).toContain('**House rules** `RULES`');
  });

  test('refuses a stale change and shows the present value', async () => {
    const { run, save, set } = world();
    const first = await run('strictness', { level: 'quiet' });
    await set('strictness', { level: 'talkative' });
    const outcome = await save(first);
    expect(outcome.kind === 'update' && textIn(outcome.reply)).toMatch(
      /changed by somebody else.*nothing was saved\. It is now: \*\*talkative/,
    );
    expect(textIn(await run('show'))).toContain('**Strictness**: talkative');
  });

  test('tells the log channel who changed what, and goes on where it cannot', async () => {
    const { set, posts } = world();
    await set('log', { channel: LOG });
    await set('sources', { hours: 48 });
    expect(posts.map(({ channelId }) => channelId)).toEqual([LOG, LOG]);
    const text = JSON.stringify(posts[1]?.post.blocks);
    expect(text).toContain(`<@${requestOf().userId}> changed a setting`);
    expect(text).toContain('48 hours');
    expect(posts[1]?.post.ping).toBeUndefined();
  });

  test('names the permissions that are missing where a setting leads', async () => {
    const { run } = world({ [LOG]: { permissions: PermissionFlagsBits.ViewChannel } });
    expect(textIn(await run('log', { channel: LOG }))).toContain(
      `I lack Send Messages in <#${LOG}>`,
    );
  });

  test('sets a forum with one of its tags, and says which there are', async () => {
    const { run, set } = world();
    await expect(run('discussions', { forum: FORUM, tag: 'x' })).rejects.toThrow(
      'That forum has the tags Question.',
    );
    expect(await set('discussions', { forum: FORUM, tag: 'question' })).toContain('“Question”');
    expect(textIn(await run('discussions'))).toContain('Then: **in a thread on the post**');
  });

  test('says what it cannot read of a change', async () => {
    const { run } = world();
    await expect(run('rules', { document: 'RULES', 'ground-rules': '17' })).rejects.toThrow(
      '“17” is no one passage of “House rules”',
    );
    await expect(
      run('rules', { document: 'RULES', 'ground-rules': '1,2,3,1,2,3' }),
    ).rejects.toThrow('at most 5');
    await expect(run('rules', { document: 'constructor' })).rejects.toThrow(/No document goes by/);
    await expect(run('sources', { hours: 169 })).rejects.toThrow('from 1 to 168');
  });

  test('says what strictness would have done to the last questions', async () => {
    const { run, services } = world();
    for (const confidence of [0.9, 0.75, 0.72]) {
      services.recent.note(SERVER, { band: 'answer', confidence });
    }
    expect(textIn(await run('strictness', { level: 'quiet' }))).toContain(
      'Of the last 3 questions here, everyone would have seen 1 answers and not 3.',
    );
  });

  test('a button whose fields were made up saves nothing', async () => {
    const { services } = world();
    const press = pressOf(['constructor', 'abcd', 'x']);
    await expect(saveSetting.answer(press, library, services)).rejects.toThrow();
  });
});

describe('what is set', () => {
  test('makes /ask quieter', async () => {
    const { services, set } = world();
    const question = 'What did the keepers do?';
    const request = requestOf({ question });
    const band = async () => (await ask.answer(request, doubtful, services)).visibility;
    const doubtful: Library = {
      ...library,
      ask: (...asked) => ({ ...library.ask(...asked), band: 'answer', confidence: 0.75 }),
    };
    expect(await band()).toBe('public');
    expect(services.recent.of(SERVER)).toEqual([{ band: 'answer', confidence: 0.75 }]);
    await set('strictness', { level: 'quiet' });
    expect(await band()).toBe('ephemeral');
  });

  test('makes answers private outside the public channels, and not in their threads', async () => {
    const { services, set } = world();
    const isPrivate = async (changes: Partial<Request>) =>
      (await quieted(requestOf({}, changes), services.serverSettings)).options['private'] === true;
    expect(await isPrivate({})).toBe(false);
    await set('public-answers', { channel: LOG });
    expect(await isPrivate({})).toBe(true);
    expect(await isPrivate({ channelId: LOG })).toBe(false);
    expect(await isPrivate({ parentId: LOG })).toBe(false);
    expect(await isPrivate({ serverId: null })).toBe(false);
  });

  test('holds the fifth question of a minute back, but not a moderator’s', async () => {
    const { services } = world();
    const slow = { ...services, cooldown: { use: async () => 20_000 } };
    const request = requestOf({ question: 'Who drew the plans?' });
    expect(textIn(await ask.answer(request, library, slow))).toMatch(/Try again <t:\d+:R>/);
    const moderator = { ...request, memberPermissions: PermissionFlagsBits.ManageMessages };
    expect(textIn(await ask.answer(moderator, library, slow))).toContain('Stevenson');
    const direct = { ...request, serverId: null };
    expect(textIn(await ask.answer(direct, library, slow))).toContain('Stevenson');
  });
});

describe('/privacy', () => {
  const run = (subcommand: string, services = emptyServices(), changes: Partial<Request> = {}) =>
    privacy.answer(requestOf({}, { subcommand, ...changes }), library, services);

  test('says what is kept, with the numbers of the server', async () => {
    const { services, set } = world();
    await set('sources', { hours: 48 });
    const text = unescaped(textIn(await run('show', services)));
    expect(text).toMatch(
      /managers set with \/config.*until I leave the server\. Of this server: 1\./,
    );
    const direct = textIn(await run('show', services, { serverId: null }));
    expect(direct).not.toContain('Of this server');
  });

  test('deletes everything of one server, for those with Manage Server', async () => {
    const { services, set } = world();
    await set('sources', { hours: 48 });
    await services.serverSettings.change('2', 'sources', null, '3');
    await expect(run('delete', services)).rejects.toThrow('Manage Server');
    const manager = { memberPermissions: PermissionFlagsBits.ManageGuild };
    const asked = await run('delete', services, manager);
    expect(textIn(asked)).toContain('1 row');
    expect(buttonsIn(asked).map(({ label }) => label)).toEqual(['Delete all of it']);
    const [erase] = privacy.actions ?? [];
    expect(erase?.needs?.member).toBe(PermissionFlagsBits.ManageGuild);
    await erase?.answer(pressOf([]), library, services);
    expect(await services.serverSettings.of(SERVER)).toEqual(new Map());
    expect(await services.serverSettings.of('2')).toEqual(new Map([['sources', '3']]));
    expect(textIn(await run('delete', services, manager))).toContain('nothing of this server');
  });

  test('says in a direct message that nothing is kept of the person', async () => {
    const reply = await run('delete', emptyServices(), { serverId: null, guildId: null });
    expect(textIn(reply)).toContain('I keep nothing of you');
  });
});
