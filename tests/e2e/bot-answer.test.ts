import { describe, expect, test } from 'vitest';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import type { Library } from '../../src/retrieval/library.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { runBot } from '../support/bot.ts';
import { passageWith, smallLibrary } from '../support/library.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

const SERVER = '1200000000000000000';
const library = smallLibrary();
const goat = citationId(passageWith(library, 'goat named Bella'));

async function open(services = emptyServices(), seen: Library = library, sandbox?: Sandbox) {
  const box = sandbox ?? (await openSandbox());
  const bot = await runBot(box, { services, library: async () => seen });
  const at = (who: string, where = 'general') => box.as(who).in(where);
  return { sandbox: box, services, bot, at };
}

describe('/answer', () => {
  test('binds a question to a passage, which everyone is answered with from then on', async () => {
    const { sandbox, services, bot, at } = await open();
    const offered = (who: string) =>
      at(who)
        .commands()
        .map(({ name }) => name);
    expect(offered('mia')).not.toContain('answer');
    expect(offered('theo')).toContain('answer');
    const options = { wording: 'Who gave milk? | where was milk from', passage: goat };
    const preview = await at('theo').slash('answer pin', options);
    expect(isEphemeral(preview.message)).toBe(true);
    await bot.stop();

    // The preview is from before the restart.
    await open(services, library, sandbox);
    const press = () => at('theo').press(preview.message?.id ?? '', 'Pin');
    await Promise.all([press(), press()]);
    await sandbox.settled();
    expect(await services.pinnedAnswers.ofServer(SERVER)).toHaveLength(1);
    const asked = await at('mia').slash('ask', { question: 'hey who gave the milk' });
    expect(isEphemeral(asked.message)).toBe(false);
    expect(textOf(asked.message)).toContain('Chosen by the moderators');
    expect(textOf(asked.message)).toContain(goat);
    expect(asked.message?.mentions).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('is pinned from an answer through a form, and refused to members', async () => {
    const { sandbox, at } = await open();
    const asked = await at('mia').slash('ask', { question: 'What did the first lamp burn?' });
    expect(labelsOf(asked.message)).toContain('📌');
    const refused = await at('mia').press(asked.message?.id ?? '', '📌');
    expect(textOf(refused.messages.at(-1))).toContain('You need the permission Manage Messages');
    const opened = await at('theo').press(asked.message?.id ?? '', '📌');
    const sent = await at('theo').submit(opened, {
      wording: 'lamp oil?\nWhich oil was in the lamp?',
    });
    const preview = sent.messages.at(-1);
    expect(isEphemeral(preview)).toBe(true);
    expect(textOf(preview)).toContain('lamp oil? \\| Which oil was in the lamp?');
    await at('theo').press(preview?.id ?? '', 'Pin');
    const again = await at('mia').slash('ask', { question: 'which oil was in your lamp' });
    expect(textOf(again.message)).toContain('Chosen by the moderators');
    const list = await at('theo').slash('answer list', {});
    expect(labelsOf(list.message)).toEqual(['Unpin 1']);
    await at('theo').press(list.message?.id ?? '', 'Unpin 1');
    const last = await at('mia').slash('ask', { question: 'which oil was in your lamp' });
    expect(textOf(last.message)).not.toContain('Chosen by the moderators');
    expect(sandbox.refusals).toEqual([]);
  });

  test('is refused by the code to a member whom an override let in', async () => {
    const { sandbox, at } = await open();
    sandbox.openCommand('answer');
    const tried = await at('mia').slash('answer pin', { wording: 'Who?', passage: goat });
    expect(textOf(tried.message)).toContain('You need the permission Manage Messages');
  });
});
