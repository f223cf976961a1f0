import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { written } from '../../src/community/settings/setting-values.ts';
import { runBot } from '../support/bot.ts';
import { smallLibrary } from '../support/library.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

const SERVER = '1200000000000000000';
const RULES = readFileSync('tests/fixtures/rules/rules.md', 'utf8');

async function open() {
  const sandbox = await openSandbox();
  const services = emptyServices();
  const own = smallLibrary({ [`servers/${SERVER}/rules.md`]: RULES });
  const others = smallLibrary();
  await runBot(sandbox, { services, library: async (id) => (id === SERVER ? own : others) });
  const set = (name: 'rules' | 'log', value: string) =>
    services.serverSettings.change(SERVER, name, null, value);
  await set('rules', written.rules({ key: 'RULES', ground: [], questionsTo: null }));
  await set('log', written.log(sandbox.as('olga').in('rules-questions').channel.id));
  const at = (who: string, where = 'general') => sandbox.as(who).in(where);
  return { sandbox, services, at };
}

const selectId = (message: unknown) =>
  /"custom_id":"(rule-choose[^"]+)"/.exec(JSON.stringify(message))?.[1] ?? '';
const firstValue = (message: unknown) =>
  /"value":"([^"]+)"/.exec(JSON.stringify(message))?.[1] ?? '';

describe('Cite rule', () => {
  test('puts a rule under a message and tells its author alone', async () => {
    const { sandbox, at } = await open();
    const offered = (who: string) =>
      at(who)
        .commands()
        .map(({ name }) => name);
    expect(offered('mia')).not.toContain('Cite rule');
    expect(offered('theo')).toEqual(expect.arrayContaining(['Cite rule', 'rule']));

    const target = at('mia').post('You are all idiots, that is no personal attack');
    const asked = await at('theo').menu('Cite rule', target.id);
    expect(isEphemeral(asked.message)).toBe(true);
    const chosen = await at('theo').choose(asked.message?.id ?? '', selectId(asked.message), [
      firstValue(asked.message),
    ]);
    const preview = chosen.messages.at(-1);
    expect(labelsOf(preview)).toEqual(['Post here', 'To log only']);
    const press = () => at('theo').press(preview?.id ?? '', 'Post here');
    await Promise.all([press(), press()]);
    await sandbox.settled();
    const posted = () =>
      at('mia')
        .messages()
        .filter((one) => one.author.bot && !isEphemeral(one));
    expect(posted()).toHaveLength(1);
    const [post] = posted();
    expect(post?.message_reference?.message_id).toBe(target.id);
    expect(post?.mentions.map(({ id }) => id)).toEqual([target.author.id]);
    expect(textOf(post)).toContain('Be kind');
    expect(textOf(post)).not.toContain(at('theo').person.user.id);
    const log = at('mia', 'rules-questions').messages();
    expect(textOf(log[0])).toContain(`<@${at('theo').person.user.id}> pointed to a`);
    expect(log.flatMap(({ mentions }) => mentions)).toEqual([]);
    // The post is not one moderator's own.
    const refused = await at('mia').press(post?.id ?? '', '🗑');
    expect(textOf(refused.messages.at(-1))).toContain('Only the person who asked');
    await at('olga').press(post?.id ?? '', '🗑');
    await sandbox.settled();
    expect(posted()).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('is refused by the code to a member whom an override let in', async () => {
    const { sandbox, at } = await open();
    const target = at('theo').post('A message');
    sandbox.openCommand('Cite rule');
    const tried = await at('mia').menu('Cite rule', target.id);
    expect(textOf(tried.message)).toContain('You need the permission Manage Messages');
  });

  test('names nobody for a webhook, and shows no rule of another server', async () => {
    const { sandbox, at } = await open();
    const herald = sandbox.postByWebhook('general', 'Personal attack by a robot');
    const asked = await at('theo').menu('Cite rule', herald.id);
    const chosen = await at('theo').choose(asked.message?.id ?? '', selectId(asked.message), [
      firstValue(asked.message),
    ]);
    await at('theo').press(chosen.messages.at(-1)?.id ?? '', 'Post here');
    await sandbox.settled();
    const post = at('mia').messages().at(-1);
    expect(textOf(post)).toContain('Moderators point to this rule');
    expect(post?.mentions).toEqual([]);

    sandbox.addGuild({
      name: 'Second',
      ownerId: 'theo',
      memberIds: [],
      botPresent: true,
      channels: ['second-general'],
    });
    const there = at('theo', 'second-general');
    const other = await there.menu('Cite rule', there.post('An insult').id);
    expect(textOf(other.message)).toContain('No document is set as the rules of this server');
  });

  test('says in a sentence that the message is gone by now', async () => {
    const { at } = await open();
    const target = at('mia').post('An insult and a personal attack');
    const asked = await at('theo').menu('Cite rule', target.id);
    const chosen = await at('theo').choose(asked.message?.id ?? '', selectId(asked.message), [
      firstValue(asked.message),
    ]);
    at('mia').remove(target.id);
    const late = await at('theo').press(chosen.messages.at(-1)?.id ?? '', 'Post here');
    expect(textOf(late.messages.at(-1))).toContain('That message is not there any more');
    expect(at('mia').messages()).toEqual([]);
  });
});
