import { describe, expect, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { isEphemeral, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

describe('/synonym', () => {
  test('counts in the server that set it and in no other, also after a restart', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    const bot = await runBot(sandbox, { services });
    const at = (who: string, where = 'general') => sandbox.as(who).in(where);
    const offered = (who: string) =>
      at(who)
        .commands()
        .map(({ name }) => name);
    expect(offered('mia')).not.toContain('synonym');
    const preview = await at('theo').slash('synonym add', { word: 'bbg', means: 'goat' });
    expect(isEphemeral(preview.message)).toBe(true);
    await bot.stop();
    await runBot(sandbox, { services });
    const saved = await at('theo').press(preview.message?.id ?? '', 'Save');
    expect(textOf(saved.message)).toContain('Saved: “bbg” = “goat”.');
    const question = 'What is the bbg called?';
    const here = await at('mia').slash('ask', { question });
    expect(textOf(here.message)).toContain('**goat');

    sandbox.addGuild({
      name: 'Second',
      ownerId: 'theo',
      memberIds: ['mia'],
      botPresent: true,
      channels: ['second-general'],
    });
    const there = await at('theo', 'second-general').slash('ask', { question });
    expect(textOf(there.message)).not.toContain('**goat');
    const list = await at('theo', 'second-general').slash('synonym list');
    expect(textOf(list.message)).toContain('No synonym is set');
    expect(sandbox.refusals).toEqual([]);
  });
});
