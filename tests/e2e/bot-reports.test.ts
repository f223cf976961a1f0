import { expect, test } from 'vitest';
import { written } from '../../src/community/settings/setting-values.ts';
import { runBot } from '../support/bot.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

test('a citation is reported in a form, told to the log channel, listed and resolved', async () => {
  const sandbox = await openSandbox();
  const services = emptyServices();
  await runBot(sandbox, { services });
  const at = (who: string) => sandbox.as(who).in('general');
  const { channel } = sandbox.as('theo').in('rules-questions');
  const server = channel.guildId ?? '';
  await services.serverSettings.change(server, 'log', null, written.log(channel.id));
  const answer = await at('mia').slash('cite', { reference: 'LIGHT:1.1' });
  const form = await at('mia').menu('Report citation', answer.message?.id ?? '');
  const sent = await at('mia').submit(form, { reason: 'outdated', note: '@everyone **look**' });
  expect(isEphemeral(sent.messages.at(-1))).toBe(true);
  expect(textOf(sent.messages.at(-1))).toContain('Thank you');
  await sandbox.settled();
  const [told] = sandbox.as('theo').in('rules-questions').messages();
  expect(textOf(told)).toContain('**out of date**');
  expect([told?.mentions, told?.mention_everyone]).toEqual([[], false]);

  expect(
    at('mia')
      .commands()
      .map(({ name }) => name),
  ).not.toContain('queue');
  const listed = await at('theo').slash('queue reports');
  expect(textOf(listed.message)).toContain('1 post');
  expect(textOf(listed.message)).toContain(`/${channel.guildId}/`);
  expect(labelsOf(listed.message)).toEqual(['Resolve 1']);
  const resolved = await at('theo').press(listed.message?.id ?? '', 'Resolve 1');
  expect(textOf(resolved.message)).toBe('No post of mine is reported.');

  const person = await at('mia').menu('Report citation', at('theo').post('Hello').id);
  expect(textOf(person.message)).toBe('Report citation works on my own messages.');
  expect(sandbox.refusals).toEqual([]);
});
