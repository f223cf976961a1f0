import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask/ask.ts';
import { quoteCheck } from '../../commands/quote-check/quote-check.ts';
import { share } from '../../commands/shared/excerpt-actions.ts';
import type { Press } from '../../src/discord/command/request.ts';
import { render } from '../../src/discord/rendering/render.ts';
import { fileText, smallLibrary } from '../support/library.ts';
import { buttonsIn } from '../support/replies.ts';
import { pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
const services = emptyServices();
const library = smallLibrary();
const question = 'Who drew the plans of the lighthouse?';
const reply = await ask.answer(requestOf({ question, private: true }), library, services);
const { citations } = render(reply);

function press(changes: Partial<Press> = {}): Press {
  return pressOf([], {
    ephemeral: true,
    citations,
    memberPermissions: SendMessages,
    appPermissions: SendMessages,
    ...changes,
  });
}

describe('Share', () => {
  test('stands under private answers, 🗑 under public ones', async () => {
    const labels = buttonsIn(reply).map(({ label }) => label);
    expect(labels).toContain('Share');
    expect(labels).not.toContain('🗑');
    const open = await ask.answer(requestOf({ question }), library, services);
    const others = buttonsIn(open).map(({ label }) => label);
    expect(others).toContain('🗑');
    expect(others).not.toContain('Share');
  });

  test('is not offered where nothing was found', async () => {
    const missed = await ask.answer(
      requestOf({ question: 'What is the capital of Peru?' }),
      library,
      services,
    );
    const absent = await quoteCheck.answer(
      requestOf({ text: 'bicycles are sold on the moon every other Tuesday' }),
      library,
      services,
    );
    for (const found of [missed, absent]) {
      expect(buttonsIn(found).map(({ label }) => label)).not.toContain('Share');
    }
  });

  test('shares with a button to delete it again', async () => {
    const outcome = await share.answer(press(), library, services);
    expect(outcome).toMatchObject({ kind: 'share', button: { label: '🗑' } });
  });

  test('needs the permission to write here, of the person and of the bot', async () => {
    const attempt = (changes: Partial<Press>) => share.answer(press(changes), library, services);
    await expect(attempt({ memberPermissions: 0n })).rejects.toThrow(
      'You need the permission Send Messages in this channel for that.',
    );
    await expect(attempt({ appPermissions: 0n })).rejects.toThrow(
      /^I need the permission Send Messages/,
    );
    await expect(attempt({ parentId: '1' })).rejects.toThrow(/Send Messages In Threads/);
    const inThread = { parentId: '1', memberPermissions: SendMessagesInThreads };
    await expect(
      attempt({ ...inThread, appPermissions: SendMessagesInThreads }),
    ).resolves.toMatchObject({ kind: 'share' });
    await expect(
      attempt({ guildId: null, memberPermissions: null, appPermissions: 0n }),
    ).resolves.toMatchObject({ kind: 'share' });
    await expect(attempt({ appPermissions: null })).resolves.toMatchObject({ kind: 'share' });
  });

  test('shares nothing that is not what the documents say any more', async () => {
    const text = fileText('lighthouse.md').replace('grey granite', 'red granite');
    const edited = smallLibrary({ 'lighthouse.md': text });
    await expect(share.answer(press(), edited, services)).rejects.toThrow(
      /edited after this was shown: LIGHT:1\.1~\w{5} is not/,
    );
  });

  test('has nothing to do with what everyone sees', async () => {
    await expect(share.answer(press({ ephemeral: false }), library, services)).rejects.toThrow(
      /Everyone can see/,
    );
  });
});
