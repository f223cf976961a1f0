import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { tellOfLostReadings } from '../../src/app/readings/channel-gone.ts';
import { duePartPoster } from '../../src/app/readings/post-due-parts.ts';
import { written } from '../../src/community/settings/setting-values.ts';
import { runBot } from '../support/bot.ts';
import { paragraphOf } from '../support/documents.ts';
import { smallLibrary } from '../support/library.ts';
import { memoryLog } from '../support/memory-log.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

const DAY = 86_400_000;
const book = Array.from({ length: 8 }, (_, at) => paragraphOf(150, `p${at}w`)).join('\n\n');
const library = smallLibrary({
  'book.md': `---\nkey: BOOK\ntitle: A Book\n---\n## One\n\n${book}`,
});

async function world() {
  const sandbox = await openSandbox();
  let now = new Date('2026-05-04T05:00:00Z');
  const services = { ...emptyServices(), clock: () => now };
  const bot = await runBot(sandbox, {
    services,
    library: async () => library,
    onChannelGone: tellOfLostReadings,
  });
  const at = (who: string, where = 'general') => sandbox.as(who).in(where);
  const { channel: log } = at('theo', 'rules-questions');
  const server = log.guildId ?? '';
  await services.serverSettings.change(server, 'log', null, written.log(log.id));
  const { log: lines } = memoryLog();
  const post = duePartPoster({ services: bot.services, library: async () => library, log: lines });
  const pass = async (ms: number) => {
    now = new Date(now.getTime() + ms);
    await post(now);
    await sandbox.settled();
  };
  const start = async (where = 'general') => {
    const { channel } = at('theo', where);
    const preview = await at('theo').slash('reading start', {
      document: 'BOOK',
      channel: channel.id,
      every: 'day',
      at: '08:00',
      zone: 'Europe/Berlin',
      words: 600,
    });
    expect(textOf(preview.message)).toContain('2 parts of about 600 words');
    return at('theo').press(preview.message?.id ?? '', 'Start');
  };
  const told = () => at('theo', 'rules-questions').messages().map(textOf);
  const parts = (where = 'general') =>
    at('mia', where)
      .messages()
      .filter((one) => !isEphemeral(one) && /^Part \d of \d$/m.test(textOf(one)));
  return { sandbox, services, at, pass, start, told, parts, server };
}

test('a document is read in a channel, part by part, read on alone and discussed', async () => {
  const { sandbox, at, pass, start, told, parts } = await world();
  const offered = at('mia')
    .commands()
    .map(({ name }) => name);
  expect(offered).not.toContain('reading');
  expect(textOf((await start()).message)).toContain('Started.');
  await pass(1_000);
  expect(parts()).toHaveLength(0);
  await pass(2 * 3_600_000);
  const [first] = parts();
  expect(textOf(first)).toContain('**A Book**\nPart 1 of 2');
  expect(textOf(first)).toMatch(/BOOK:1\.1~\w{5}/);
  expect(labelsOf(first)).toEqual(['Read on', 'Discuss']);
  expect([first?.mentions, first?.mention_everyone]).toEqual([[], false]);

  const rest = await at('mia').press(first?.id ?? '', 'Read on');
  const page = rest.messages.at(-1);
  expect(isEphemeral(page)).toBe(true);
  expect(textOf(page)).toContain('[…]');
  expect(labelsOf(page)).toEqual(expect.arrayContaining(['Cite', 'Share']));
  await at('mia').press(first?.id ?? '', 'Discuss');
  await sandbox.settled();
  expect(sandbox.threads().map(({ name }) => name)).toContain('A Book, part 1');

  expect(textOf((await at('theo').slash('reading list')).message)).toContain('part 2 of 2 comes');
  // The bot is away for three days.
  await pass(3 * DAY);
  await pass(60_000);
  expect(parts()).toHaveLength(2);
  expect(told().at(-1)).toContain('is at its end');
  expect(sandbox.refusals).toEqual([]);
});

test('what it posted is found again, by its buttons, in a busy channel', async () => {
  const { sandbox, at, pass, start, parts, services, server } = await world();
  await start();
  const { confirm } = services.readings;
  services.readings.confirm = () => Promise.reject(new Error('killed'));
  await pass(2 * 3_600_000);
  services.readings.confirm = confirm;
  for (let talk = 0; talk < 60; talk += 1) at('mia').post(`Hello ${talk}`);
  await pass(DAY);
  expect(parts()).toHaveLength(1);
  expect((await services.readings.ofServer(server))[0]?.part).toBe(2);
  expect(sandbox.refusals).toEqual([]);
});

test('it stops, and says so, where its channel is deleted or the bot may not post any more', async () => {
  const { sandbox, at, pass, start, told, parts, services } = await world();
  const elsewhere = sandbox.addGuild({
    name: 'Strict',
    ownerId: 'olga',
    memberIds: [],
    botPresent: true,
    botLacks: PermissionFlagsBits.SendMessages,
    channels: ['strict'],
  });
  const refused = await at('olga', 'strict').slash('reading start', {
    document: 'BOOK',
    channel: at('olga', 'strict').channel.id,
    every: 'week',
    at: '08:00',
    zone: 'UTC',
  });
  expect(textOf(refused.message)).toBe('I lack Send Messages in #strict.');
  expect(await services.readings.ofServer(elsewhere.id)).toEqual([]);
  await start();
  sandbox.deleteChannel('general');
  await expect.poll(() => told().at(-1)).toContain('its channel was deleted.');
  await pass(DAY);
  expect(parts('rules-questions')).toEqual([]);
});

test('a rate limit and lost answers put a part off, which is posted once', async () => {
  const { sandbox, pass, start, parts } = await world();
  await start();
  const match = { method: 'POST', path: '/messages' };
  sandbox.fault({ type: 'rate-limit', times: 1, retryAfterMs: 60_000, match });
  await pass(2 * 3_600_000);
  expect(parts()).toHaveLength(0);
  sandbox.clearFaults();
  sandbox.fault({ type: 'lose-answer', times: 10, match });
  await pass(130_000);
  sandbox.clearFaults();
  await pass(130_000);
  expect(parts()).toHaveLength(1);
});
