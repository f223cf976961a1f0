import { readFileSync } from 'node:fs';
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import { type SettingName, written } from '../../src/community/settings/setting-values.ts';
import { runBot } from '../support/bot.ts';
import { passageWith, smallLibrary } from '../support/library.ts';
import { labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

const SERVER = '1200000000000000000';
const QUESTION = 'Who drew the plans of the lighthouse?';
const library = smallLibrary({
  'rules.md': readFileSync('tests/fixtures/rules/rules.md', 'utf8'),
});
const ground = ['Be kind', 'No politics'].map(
  (words) => citationId(passageWith(library, words)).split(':')[1] ?? '',
);

async function open() {
  const sandbox = await openSandbox();
  const services = emptyServices();
  await runBot(sandbox, { services, library: async () => library });
  const set = (name: SettingName, value: string) =>
    services.serverSettings.change(SERVER, name, null, value);
  await set('rules', written.rules({ key: 'RULES', ground, questionsTo: null }));
  const at = (who: string, where = 'general') => sandbox.as(who).in(where);
  return { sandbox, services, set, at };
}

describe('Discuss', () => {
  test('opens one thread on an answer, with the ground rules, and is absent inside it', async () => {
    const { sandbox, at } = await open();
    const { message } = await at('mia').slash('ask', { question: QUESTION });
    expect(labelsOf(message)).toContain('Discuss');
    const press = (who: string) => at(who).press(message?.id ?? '', 'Discuss');
    const both = await Promise.all([press('mia'), press('theo')]);
    await sandbox.settled();
    expect(sandbox.threads()).toHaveLength(1);
    const [thread] = sandbox.threads();
    expect(thread?.name).toBe(QUESTION);
    expect(thread?.thread?.autoArchiveMinutes).toBe(4320);
    for (const { messages } of both) {
      expect(textOf(messages.at(-1))).toContain(`Discussed in <#${thread?.id}>`);
    }
    const inThread = sandbox.as('mia').in(thread ?? '');
    const [first, ...others] = inThread.messages();
    expect(others).toEqual([]);
    expect(textOf(first)).toMatch(/Be kind[\s\S]*No politics/);
    const again = await inThread.slash('ask', { question: QUESTION });
    expect(labelsOf(again.message)).not.toContain('Discuss');
    const cited = await at('mia').slash('cite', { reference: 'LIGHT 1.1' });
    expect(labelsOf(cited.message)).toContain('Discuss');
    expect(sandbox.refusals.filter(({ code }) => code !== 160_004)).toEqual([]);
  });

  test('posts in the forum that is set, with its tag, once', async () => {
    const { sandbox, set, at } = await open();
    const { channel } = at('mia', 'discussions');
    const tagId = channel.forum?.tags[0]?.id ?? '';
    await set('discussions', written.discussions({ forumId: channel.id, tagId }));
    const { message } = await at('mia').slash('ask', { question: QUESTION });
    const press = () => at('mia').press(message?.id ?? '', 'Discuss');
    await Promise.all([press(), press()]);
    await sandbox.settled();
    expect(sandbox.threads()).toHaveLength(1);
    const [post] = sandbox.threads();
    expect(post).toMatchObject({ parentId: channel.id, thread: { tags: [tagId] } });
    const [first] = sandbox
      .as('theo')
      .in(post ?? '')
      .messages();
    expect(textOf(first)).toContain(`channels/${SERVER}/${message?.channel_id}/${message?.id}`);
    expect(textOf(first)).toContain('Be kind');
    expect(first?.mentions).toEqual([]);
    sandbox.deleteChannel('discussions');
    await expect.poll(async () => (await press()).messages.length).toBeGreaterThan(0);
  });

  test('says that there are too many threads, and the answer stays', async () => {
    const { sandbox, at } = await open();
    const { message } = await at('mia').slash('ask', { question: QUESTION });
    sandbox.limitThreads(0);
    const pressed = await at('mia').press(message?.id ?? '', 'Discuss');
    expect(textOf(pressed.messages.at(-1))).toContain('as many open threads as Discord allows');
    expect(textOf(at('mia').messages()[0])).toContain('Thomas Stevenson');
  });

  test('names the permission that is missing', async () => {
    const { sandbox } = await open();
    sandbox.addGuild({
      name: 'Strict',
      ownerId: 'olga',
      memberIds: ['mia'],
      botPresent: true,
      botLacks: PermissionFlagsBits.CreatePublicThreads,
      channels: ['strict'],
    });
    const mia = sandbox.as('mia').in('strict');
    const { message } = await mia.slash('ask', { question: QUESTION });
    const pressed = await mia.press(message?.id ?? '', 'Discuss');
    expect(textOf(pressed.messages.at(-1))).toContain(
      'I need the permission Create Public Threads in this channel',
    );
    expect(sandbox.threads()).toEqual([]);
  });
});

test('Ask people posts a question that the documents do not answer, under the asker’s name', async () => {
  const { sandbox, at } = await open();
  const question = 'zyxwv qwertz uiopu?';
  const { message } = await at('mia').slash('ask', { question });
  expect(labelsOf(message)).toEqual(['Ask people']);
  const press = () => at('mia').press(message?.id ?? '', 'Ask people');
  await Promise.all([press(), press()]);
  await sandbox.settled();
  const [post, ...others] = at('theo').messages();
  expect(others).toEqual([]);
  expect(textOf(post)).toContain(`<@${at('mia').person.user.id}> asks:`);
  expect(textOf(post)).toContain(question);
  expect(post?.mentions).toEqual([]);
  expect(sandbox.threads()[0]?.name).toBe(question);
  const direct = await sandbox.as('mia').dm().slash('ask', { question });
  expect(labelsOf(direct.message)).toEqual([]);
});
