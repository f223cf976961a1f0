import { describe, expect, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { runLiveBot } from '../support/live-bot.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

const SERVER = '1200000000000000000';
const MISS = 'How do submarines submerge?';

const selectOf = (message: unknown) => {
  const text = JSON.stringify(message);
  return {
    id: /"custom_id":"(unanswered-[a-z]+[^"]*)","placeholder/.exec(text)?.[1] ?? '',
    value: /"value":"([^"]+)"/.exec(text)?.[1] ?? '',
  };
};

describe('unanswered questions', () => {
  test('are switched on by a manager, kept, and settled by a moderator', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    await runBot(sandbox, { services });
    const at = (who: string) => sandbox.as(who).in('general');
    const silent = await at('mia').slash('ask', { question: MISS });
    expect(textOf(silent.message)).not.toContain('without your name');
    const preview = await at('olga').slash('config unanswered', { switch: 'on' });
    await at('olga').press(preview.message?.id ?? '', 'Save');
    const asked = await at('mia').slash('ask', { question: MISS });
    expect(isEphemeral(asked.message)).toBe(true);
    expect(textOf(asked.message)).toContain('without your name');

    const list = await at('theo').slash('queue unanswered');
    expect(textOf(list.message)).toContain(MISS);
    expect(textOf(list.message)).not.toContain('mia');
    const { id, value } = selectOf(list.message);
    const card = await at('theo').choose(list.message?.id ?? '', id, [value]);
    expect(labelsOf(card.message)).toContain('Write an entry');
    const nearest = await at('theo').press(list.message?.id ?? '', 'Pin a passage');
    const menu = nearest.messages.at(-1);
    {
      const { id: choice, value: passage } = selectOf(menu);
      const draft = await at('theo').choose(menu?.id ?? '', choice, [passage]);
      await at('theo').press(draft.message?.id ?? menu?.id ?? '', 'Pin');
      const again = await at('mia').slash('ask', { question: MISS });
      expect(textOf(again.message)).toContain('Chosen by the moderators');
      expect(await services.unanswered.ofServer(SERVER)).toEqual([]);
    }
    expect(sandbox.refusals).toEqual([]);
  });
});

test('an entry is written into the documents of the server, and answers from then on', {
  timeout: 60_000,
}, async () => {
  const sandbox = await openSandbox();
  const { services } = await runLiveBot(sandbox, {
    'harbour.md': '# Harbour\n\nThe harbour master keeps the tide tables.',
  });
  await services.serverSettings.change(SERVER, 'unanswered', null, 'on');
  const at = (who: string) => sandbox.as(who).in('general');
  const written: string[] = [];
  for (const question of [MISS, 'Why do volcanoes erupt?']) {
    await at('mia').slash('ask', { question });
    const list = await at('theo').slash('queue unanswered');
    const { id, value } = selectOf(list.message);
    await at('theo').choose(list.message?.id ?? '', id, [value]);
    const form = await at('theo').press(list.message?.id ?? '', 'Write an entry');
    await at('theo').submit(form, { question, answer: `${question} So: # *they* do.` });
    // The reply says first how far it is.
    const cited = () => /`(FAQ:\d+\.\d+~\w{5})`/.exec(textOf(at('theo').messages().at(-1)))?.[1];
    await expect.poll(cited, { timeout: 20_000 }).toBeDefined();
    written.push(cited() ?? '');
    const asked = await at('mia').slash('ask', { question });
    expect(textOf(asked.message)).toContain('So: # \\*they\\* do.');
  }
  expect(new Set(written).size).toBe(2);
  for (const id of written) {
    expect(id).toMatch(/^FAQ:/);
    const cited = await at('mia').slash('cite', { reference: id });
    expect(textOf(cited.message)).toContain('So: #');
  }
  expect(await services.unanswered.ofServer(SERVER)).toEqual([]);
  expect(sandbox.refusals).toEqual([]);
});
