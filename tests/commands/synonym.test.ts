import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask/ask.ts';
import { queue } from '../../commands/queue/queue.ts';
import { synonym } from '../../commands/synonym/synonym.ts';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import { actionsOf } from '../../src/discord/command/command.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Outcome, Reply } from '../../src/discord/command/reply.ts';
import type { Press, Request } from '../../src/discord/command/request.ts';
import { smallLibrary } from '../support/library.ts';
import { buttonsIn, textIn } from '../support/replies.ts';
import { pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const library = smallLibrary();
const SERVER = requestOf().serverId ?? '';
const MODERATOR = { memberPermissions: PermissionFlagsBits.ManageMessages };
const actions = actionsOf([synonym, ask, queue]);

const replyIn = (outcome: Outcome): Reply => {
  if (outcome.kind !== 'reply' && outcome.kind !== 'update') throw new Error(outcome.kind);
  return outcome.reply;
};

function world() {
  const services = emptyServices();
  const run = (subcommand: string, options: Request['options'] = {}) =>
    synonym.answer(requestOf(options, { subcommand, ...MODERATOR }), library, services);
  const sent = (customId: string, changes: Partial<Press> = {}) => {
    const state = decodeCustomId(customId);
    const action = actions.get(state?.action ?? '');
    if (!state || !action) throw new Error(`no action for ${customId}`);
    return action.answer(pressOf(state.fields, { ...MODERATOR, ...changes }), library, services);
  };
  const save = async (reply: Reply) =>
    textIn(
      replyIn(await sent(buttonsIn(reply).find(({ label }) => label === 'Save')?.customId ?? '')),
    );
  const add = async (word: string, means: string) => save(await run('add', { word, means }));
  const asked = async (question: string, changes: Partial<Request> = {}) =>
    ask.answer(requestOf({ question }, changes), library, services);
  const keep = (text: string) =>
    services.unanswered.keep(
      SERVER,
      { groupId: text.slice(0, 9), text, lastAskedAt: new Date() },
      9,
    );
  return { services, run, sent, save, add, asked, keep };
}

describe('/synonym', () => {
  test('lets a word count for another in this server’s questions and in no other’s', async () => {
    const { add, asked } = world();
    const question = 'What is the bbg called?';
    const elsewhere = { guildId: '100000000000000009', serverId: '100000000000000009' };
    const before = textIn(await asked(question, elsewhere));
    expect(await add('BBG', ' goat ')).toContain('Saved: “bbg” = “goat”.');
    expect(textIn(await asked(question))).toContain('**goat');
    expect(textIn(await asked(question, elsewhere))).toBe(before);
    expect(textIn(await asked(question, { guildId: null, serverId: null }))).toBe(before);
  });

  test('keeps servers apart also where a page is turned in one library', async () => {
    const { add, asked, sent } = world();
    const question = 'What is the bbg called?';
    const elsewhere = { guildId: '100000000000000009', serverId: '100000000000000009' };
    const turned = async (reply: Reply, changes = {}) => {
      const next = buttonsIn(reply).find(({ label }) => label === '▶')?.customId ?? '';
      return next === '' ? '' : textIn(replyIn(await sent(next, { question, ...changes })));
    };
    const theirs = await asked(question, elsewhere);
    const before = await turned(theirs, elsewhere);
    await add('bbg', 'goat');
    await asked(question);
    expect(await turned(theirs, elsewhere)).toBe(before);
  });

  test('shows what changes among the unanswered questions, and settles those it answers', async () => {
    const { run, save, keep, services } = world();
    await keep('What is the bbg called?');
    await keep('How do airships land?');
    const preview = await run('add', { word: 'bbg', means: 'goat' });
    expect(preview.visibility).toBe('ephemeral');
    expect(textIn(preview)).toMatch(/“What is the bbg called\?”: an answer instead of /);
    expect(textIn(preview)).not.toContain('airships');
    expect(await services.synonyms.ofServer(SERVER)).toEqual([]);
    expect(await save(preview)).toContain('1 unanswered question answered by it');
    expect(await services.unanswered.ofServer(SERVER)).toMatchObject([
      { text: 'How do airships land?' },
    ]);
    const none = await run('add', { word: 'zzz', means: 'lamp' });
    expect(textIn(none)).toContain('No unanswered question holds one of them');
  });

  test('says what is wrong with what was typed', async () => {
    const { run, add } = world();
    const tried = (word: string, means: string) => run('add', { word, means });
    await expect(tried('mc', 'MC')).rejects.toThrow('the same word');
    await expect(tried('the', 'lamp')).rejects.toThrow('stand in every text');
    await expect(tried('a|b', 'lamp')).rejects.toThrow('“|”');
    await expect(tried('a b c d e', 'lamp')).rejects.toThrow('at most 4 words');
    await expect(tried('x'.repeat(41), 'lamp')).rejects.toThrow('40 characters');
    await expect(tried(' ', 'lamp')).rejects.toThrow('both sides');
    await add('mc', 'minecraft');
    await expect(tried('mc', 'minecraft')).rejects.toThrow('already');
    await expect(tried('x'.repeat(40), 'y'.repeat(40))).resolves.toBeDefined();
  });

  test('lists them, suggests them, and takes one away', async () => {
    const { add, run, services } = world();
    expect(textIn(await run('list'))).toContain('No synonym is set');
    await add('vc', 'voice chat');
    await add('vc', 'voice channel');
    await add('mc', 'minecraft');
    expect(textIn(await run('list'))).toContain('“mc” = “minecraft”');
    const request = {
      ...requestOf({}, { subcommand: 'remove', ...MODERATOR }),
      focused: { name: 'synonym', value: 'VOICE' },
    };
    const choices = (await synonym.complete?.(request, library, services)) ?? [];
    expect(choices.map(({ value }) => value)).toEqual(['vc = voice channel', 'vc = voice chat']);
    await expect(run('remove', { synonym: 'vc' })).rejects.toThrow('Choose one');
    await expect(run('remove', { synonym: 'nothing' })).rejects.toThrow('Choose one');
    expect(textIn(await run('remove', { synonym: 'vc = voice chat' }))).toContain('Taken away');
    expect(textIn(await run('remove', { synonym: 'mc' }))).toContain('Taken away');
    expect(await services.synonyms.ofServer(SERVER)).toEqual([
      { word: 'vc', means: 'voice channel' },
    ]);
  });

  test('lets pinned answers be found by them too', async () => {
    const { add, asked, services } = world();
    const passage = library.documents[0]?.passages[0];
    if (!passage) throw new Error('a passage was expected');
    const citation = citationId(passage);
    const pin = {
      pinId: 'a',
      wordings: ['How do I join the minecraft realm?'],
      passages: [{ citation, text: null }],
      pinnedAt: new Date(),
    };
    await services.pinnedAnswers.pin(SERVER, pin, 9);
    const question = 'how to join our mcr';
    expect(textIn(await asked(question))).not.toContain('Chosen by');
    await add('mcr', 'minecraft realm');
    expect(textIn(await asked(question))).toContain('Chosen by the moderators');
  });

  test('is added from an unanswered question through a form', async () => {
    const { sent, keep, services } = world();
    await keep('What is the bbg called?');
    const list = await queue.answer(
      requestOf({}, { subcommand: 'unanswered', ...MODERATOR }),
      library,
      services,
    );
    const [select] = list.blocks.flatMap((block) =>
      block.kind === 'select' ? [block.select] : [],
    );
    const card = replyIn(
      await sent(select?.customId ?? '', { values: [select?.options[0]?.value ?? ''] }),
    );
    const button = buttonsIn(card).find(({ label }) => label === 'Add synonym');
    const opened = await sent(button?.customId ?? '');
    if (opened.kind !== 'form') throw new Error(opened.kind);
    const entered = new Map([
      ['word', 'bbg'],
      ['means', 'goat'],
    ]);
    const preview = replyIn(await sent(opened.form.customId, { entered }));
    expect(textIn(preview)).toContain('“bbg” = “goat”');
  });

  test('every step is for moderators', () => {
    expect(synonym.needs?.member).toBe(PermissionFlagsBits.ManageMessages);
    for (const { name, needs } of synonym.actions ?? []) {
      expect(needs?.member, name).toBe(PermissionFlagsBits.ManageMessages);
    }
  });
});
