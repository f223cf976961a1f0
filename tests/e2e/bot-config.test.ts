import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { runLiveBot } from '../support/live-bot.ts';
import { isEphemeral, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';

const SLOW = { timeout: 60_000 };
const FILES = {
  'harbour.md': '# Harbour\n\nThe harbour master keeps the tide tables in the tower.',
  'servers/1200000000000000000/rules.md':
    '# House rules\n\nMembers greet newcomers with a lantern and a song.',
};

async function open() {
  const sandbox = await openSandbox();
  const bot = await runLiveBot(sandbox, FILES);
  const second = sandbox.addGuild({
    name: 'Second',
    ownerId: 'theo',
    memberIds: ['mia'],
    botPresent: true,
    botLacks: PermissionFlagsBits.CreatePublicThreads,
    channels: ['second-general'],
  });
  const olga = sandbox.as('olga').in('general');
  const set = async (subcommand: string, values: Parameters<typeof olga.slash>[1] = {}) => {
    const { message } = await olga.slash(`config ${subcommand}`, values);
    const saved = await olga.press(message?.id ?? '', 'Save');
    return textOf(saved.message);
  };
  return { sandbox, bot, second, olga, set };
}

describe('/config', () => {
  test('is for managers, also where a server opened it to others', SLOW, async () => {
    const { sandbox, olga } = await open();
    const names = (who: string) =>
      sandbox
        .as(who)
        .in('general')
        .commands()
        .map(({ name }) => name);
    expect(names('olga')).toContain('config');
    expect(names('theo')).not.toContain('config');
    expect(names('mia')).not.toContain('config');
    expect(names('mia')).toContain('privacy');
    const shown = await olga.slash('config show');
    expect(isEphemeral(shown.message)).toBe(true);
    expect(textOf(shown.message)).toContain('I have every permission that I need in this channel.');
    const other = await sandbox.as('theo').in('second-general').slash('config show');
    expect(textOf(other.message)).toContain('I lack Create Public Threads in <#');
    expect(sandbox.refusals).toEqual([]);
  });

  test('sets what the bot then does in its server alone, until it is erased', SLOW, async () => {
    const { sandbox, bot, olga, set } = await open();
    expect(await set('log', { channel: 'rules-questions' })).toContain('Saved.');
    expect(await set('rules', { document: 'HOUSE-RULES', 'ground-rules': '1.1' })).toContain(
      'Saved.',
    );
    expect(await set('public-answers', { channel: 'rules-questions' })).toContain('Saved.');
    const logged = sandbox.as('mia').in('rules-questions').messages().map(textOf).join('\n');
    expect(logged).toContain(`<@${olga.person.user.id}> changed a setting. **Public answers**`);
    expect(
      sandbox
        .as('mia')
        .in('rules-questions')
        .messages()
        .flatMap((one) => one.mentions),
    ).toEqual([]);

    const question = 'How do members greet newcomers?';
    const here = await sandbox.as('mia').in('general').slash('ask', { question });
    expect(isEphemeral(here.message)).toBe(true);
    const there = await sandbox.as('mia').in('rules-questions').slash('ask', { question });
    expect(isEphemeral(there.message)).toBe(false);

    expect(await set('starter-documents', { switch: 'off' })).toContain('not seen here');
    const tides = 'Where does the harbour master keep the tide tables?';
    const own = await sandbox.as('mia').in('rules-questions').slash('ask', { question: tides });
    expect(textOf(own.message)).not.toContain('in the tower');
    const other = await sandbox.as('mia').in('second-general').slash('ask', { question: tides });
    expect(textOf(other.message)).toContain('in the tower');

    const asked = await olga.slash('privacy delete');
    await olga.press(asked.message?.id ?? '', 'Delete all of it');
    const again = await sandbox.as('mia').in('general').slash('ask', { question: tides });
    expect(isEphemeral(again.message)).toBe(false);
    await set('log', { channel: 'rules-questions' });
    sandbox.deleteChannel('rules-questions');
    const kept = () => bot.services.serverSettings.of('1200000000000000000');
    await expect.poll(kept).toEqual(new Map());
    expect(sandbox.refusals).toEqual([]);
  });
});
