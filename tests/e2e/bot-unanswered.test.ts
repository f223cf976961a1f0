import { describe, expect, test } from 'vitest';
import { runBot } from '../support/bot.ts';
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
