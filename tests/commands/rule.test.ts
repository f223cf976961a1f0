import { readFileSync } from 'node:fs';
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { citeRule } from '../../commands/rule/cite-rule.ts';
import { postRule } from '../../commands/rule/post-rule.ts';
import { rule } from '../../commands/rule/rule.ts';
import { chooseRule } from '../../commands/rule/rule-choice.ts';
import { written } from '../../src/community/settings/setting-values.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import { decodePassages } from '../../src/discord/command/passage-list.ts';
import type { PostPlace } from '../../src/discord/command/poster.ts';
import type { Outcome, Post, Reply } from '../../src/discord/command/reply.ts';
import { PlainError } from '../../src/system/errors.ts';
import { smallLibrary } from '../support/library.ts';
import { buttonsIn, textIn } from '../support/replies.ts';
import { completionOf, OTHER, pressOf, requestOf, targetOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const FIXTURES = 'tests/fixtures/rules';
const library = smallLibrary({ 'rules.md': readFileSync(`${FIXTURES}/rules.md`, 'utf8') });
const SERVER = requestOf().serverId ?? '';
const ASK_HERE = '200000000000000002';
const LOG = '200000000000000003';
const MAY = {
  memberPermissions: (1n << 50n) - 1n,
  appPermissions: (1n << 50n) - 1n,
};

async function world({ log = true, rules = true, refusing = [] as string[] } = {}) {
  const posts: { place: PostPlace; post: Post }[] = [];
  const services = emptyServices({
    poster: {
      ...emptyServices().poster,
      post: async (place, post) => {
        if (refusing.includes(place.channelId)) throw new PlainError('That channel is not there.');
        posts.push({ place, post });
        return { channelId: place.channelId, messageId: '900000000000000009' };
      },
    },
  });
  const set = (name: 'rules' | 'log', value: string) =>
    services.serverSettings.change(SERVER, name, null, value);
  if (rules) await set('rules', written.rules({ key: 'RULES', ground: [], questionsTo: ASK_HERE }));
  if (log) await set('log', written.log(LOG));
  const menu = (text: string, changes = {}) =>
    citeRule.answer(requestOf({}, { target: targetOf(text, changes), ...MAY }), library, services);
  return { posts, services, menu };
}

const shown = (post: Post | null | undefined) =>
  textIn({ visibility: 'public', blocks: post?.blocks ?? [] });

const selectIn = ({ blocks }: Reply) => {
  const [select] = blocks.flatMap((block) => (block.kind === 'select' ? [block.select] : []));
  if (!select) throw new Error('a menu was expected');
  return select;
};
const fieldsOf = (customId: string) => decodeCustomId(customId)?.fields ?? [];
const replyIn = (outcome: Outcome): Reply => {
  if (outcome.kind !== 'reply' && outcome.kind !== 'update') throw new Error(outcome.kind);
  return outcome.reply;
};

/** Chooses the first rule of a menu, and presses a button of its preview. */
async function choose(reply: Reply, label: string, services = emptyServices()) {
  const { customId, options } = selectIn(reply);
  const press = pressOf(fieldsOf(customId), { ...MAY, values: [options[0]?.value ?? ''] });
  const preview = replyIn(await chooseRule.answer(press, library, services));
  const button = buttonsIn(preview).find((one) => one.label === label);
  if (!button) throw new Error(`no button ${label}`);
  const outcome = await postRule.answer(pressOf(fieldsOf(button.customId), MAY), library, services);
  return { preview, said: textIn(replyIn(outcome)) };
}

describe('Cite rule', () => {
  test('finds the rule among the first five for 36 of 40 messages', async () => {
    const { menu } = await world();
    const messages = JSON.parse(readFileSync(`${FIXTURES}/messages.json`, 'utf8')) as [
      number,
      string,
    ][];
    const missed: string[] = [];
    for (const [wanted, text] of messages) {
      const { options } = selectIn(await menu(text));
      expect(options).toHaveLength(20);
      const firstFive = options.slice(0, 5).map(({ value }) => decodePassages(library, value)[0]);
      if (!firstFive.some((passage) => passage?.number === wanted))
        missed.push(`${wanted}: ${text}`);
    }
    expect(messages).toHaveLength(40);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(4);
  });

  test('posts what the moderator chose, and names the author alone', async () => {
    const { menu, posts, services } = await world();
    const reply = await menu('you insult everybody, even as a joke');
    expect(reply.visibility).toBe('ephemeral');
    const { preview, said } = await choose(reply, 'Post here', services);
    expect(preview.visibility).toBe('ephemeral');
    expect(textIn(preview)).toContain('> 1\\. Be kind');
    expect(said).toContain('Posted.');
    const [{ place, post } = { place: null, post: null }, logged] = posts;
    expect(place?.replyTo).toBe(targetOf('').id);
    expect(post?.ping).toBe(OTHER);
    const text = shown(post);
    expect(text).toContain(`**Moderators point to this rule**, <@${OTHER}>`);
    expect(text).toContain(`Questions about it are welcome in <#${ASK_HERE}>`);
    expect(text).toMatch(/`RULES:1\.1~\w{5}`/);
    expect(text).not.toContain(requestOf().userId);
    expect(logged?.place.channelId).toBe(LOG);
    expect(logged?.post.ping).toBeUndefined();
    expect(shown(logged?.post)).toContain(`<@${requestOf().userId}> pointed to a`);
  });

  test('writes into the log alone where that is asked for', async () => {
    const { menu, posts, services } = await world();
    const { said } = await choose(await menu('an insult'), 'To log only', services);
    expect(said).toContain('Noted in the log channel.');
    expect(posts.map(({ place }) => place.channelId)).toEqual([LOG]);
    expect(shown(posts[0]?.post)).toContain('noted a rule');
  });

  test('names nobody under the message of a webhook or a bot', async () => {
    const { menu, posts, services } = await world({ log: false });
    const reply = await menu('buy my things', { authorId: null });
    const { preview } = await choose(reply, 'Post here', services);
    expect(buttonsIn(preview).map(({ label }) => label)).toEqual(['Post here']);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.post.ping).toBeUndefined();
    expect(shown(posts[0]?.post)).not.toContain('<@');
  });

  test('says that the log channel is gone, and has posted all the same', async () => {
    const { menu, posts, services } = await world({ refusing: [LOG] });
    const { said } = await choose(await menu('an insult'), 'Post here', services);
    expect(said).toContain('Posted.');
    expect(said).toContain('The log channel was not told: That channel is not there.');
    expect(posts).toHaveLength(1);
  });

  test('says what is missing: rules, a permission, the text of before', async () => {
    const bare = await world({ rules: false });
    await expect(bare.menu('x')).rejects.toThrow('/config rules');
    const { menu, services } = await world();
    const { customId, options } = selectIn(await menu('insult'));
    const value = options[0]?.value ?? '';
    const press = (values: string[]) => pressOf(fieldsOf(customId), { ...MAY, values });
    const edited = smallLibrary({
      'rules.md': '---\nkey: RULES\n---\n\nOther rules hold here now, all of them new.\n',
    });
    await expect(chooseRule.answer(press([value]), edited, services)).rejects.toThrow(
      'were edited',
    );
    await expect(chooseRule.answer(press(['zzz']), library, services)).rejects.toThrow(
      'were edited',
    );
    const preview = replyIn(await chooseRule.answer(press([value]), library, services));
    const [here] = buttonsIn(preview);
    const mute = { ...MAY, appPermissions: PermissionFlagsBits.ViewChannel };
    await expect(
      postRule.answer(pressOf(fieldsOf(here?.customId ?? ''), mute), library, services),
    ).rejects.toThrow('I need the permission Send Messages');
  });

  test('every step is for moderators', () => {
    for (const { needs } of [citeRule, rule, chooseRule, postRule]) {
      expect(needs?.member).toBe(PermissionFlagsBits.ManageMessages);
    }
  });
});

describe('/rule', () => {
  test('shows the rule of a number, and lists those nearest to words', async () => {
    const { services } = await world();
    const run = (typed: string, more = {}) =>
      rule.answer(requestOf({ rule: typed, ...more }, MAY), library, services);
    const preview = await run('rule 7', { notify: OTHER });
    expect(textIn(preview)).toContain('personal information');
    const [here] = buttonsIn(preview);
    const nobody = await run('7');
    expect(buttonsIn(nobody)[0]?.customId).not.toBe(here?.customId);
    const listed = selectIn(await run('somebody records us in voice'));
    expect(listed.options[0]?.label).toMatch(/^15\./);
  });

  test('is completed by number and by words', async () => {
    const { services } = await world();
    const suggest = async (typed: string) =>
      (await rule.complete?.(completionOf('rule', typed), library, services)) ?? [];
    expect((await suggest('12'))[0]?.name).toMatch(/^12\. No cheating/);
    expect((await suggest('nickname'))[0]?.name).toMatch(/^8\. Nicknames/);
    expect(await suggest('')).toHaveLength(20);
    const bare = await world({ rules: false });
    expect(await rule.complete?.(completionOf('rule', ''), library, bare.services)).toEqual([]);
  });
});
