import { expect, test } from 'vitest';
import type { LibraryFigures } from '../../../../src/app/library-figures.ts';
import type { Account } from '../../../../src/discord/interactions/account.ts';
import { createFigures, type Looks } from '../../../../src/operations/health/figures.ts';

const LIBRARY: LibraryFigures = {
  shared: { documents: 3, passages: 120 },
  servers: { documents: 2, passages: 40 },
  shelves: 1,
  shelfBytes: 1_500_000,
  readAt: new Date('2026-05-04T12:00:00Z'),
  problems: { fault: 1, part: 2, unread: 3, advice: 4 },
};

const handled = (changes: Partial<Account> = {}): Account => ({
  kind: 'command',
  name: 'ask',
  outcome: 'answered',
  ms: 12,
  firstReplyMs: 8,
  band: 'answer',
  reference: 'abc123',
  ...changes,
});

function figures(looks: Partial<Looks> = {}) {
  const made = createFigures({ library: () => LIBRARY, isConnected: () => true, ...looks });
  /** The value of a series; undefined where there is none. */
  const value = async (series: string): Promise<number | undefined> => {
    const { body } = await made.page();
    const line = body.split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length + 1));
  };
  return { ...made, value };
}

test('interactions are counted by what they were and what became of them', async () => {
  const { bot, value } = figures();
  bot.onHandled(handled());
  bot.onHandled(handled());
  bot.onHandled(handled({ outcome: 'failed', band: null, firstReplyMs: null }));
  const series = (outcome: string) =>
    `footnote_interactions_total{kind="command",command="ask",outcome="${outcome}"}`;
  expect(await value(series('answered'))).toBe(2);
  expect(await value(series('failed'))).toBe(1);
  expect(await value('footnote_answers_total{band="answer"}')).toBe(2);
  expect(await value('footnote_answers_total{band="nothing"}')).toBe(0);
});

test('the time to the first reply is counted up to the three seconds that Discord waits', async () => {
  const { bot, value } = figures();
  for (const firstReplyMs of [8, 240, 2_999, 3_500, null]) bot.onHandled(handled({ firstReplyMs }));
  const within = (seconds: string) =>
    value(`footnote_first_reply_seconds_bucket{le="${seconds}",kind="command"}`);
  expect(await Promise.all(['0.005', '0.01', '0.25', '3', '+Inf'].map(within))).toEqual([
    0, 1, 2, 3, 4,
  ]);
});

test('the library, the gateway, the limits of Discord and the database are told', async () => {
  const { bot, onQuery, value } = figures();
  bot.onReconnecting();
  bot.onRateLimited('global');
  onQuery('select', 3);
  onQuery('select', 700);
  const told = {
    footnote_shelves: 1,
    footnote_shelf_bytes: 1_500_000,
    footnote_library_read_timestamp_seconds: LIBRARY.readAt.getTime() / 1_000,
    'footnote_documents{shelf="shared"}': 3,
    'footnote_documents{shelf="servers"}': 2,
    'footnote_passages{shelf="shared"}': 120,
    'footnote_passages{shelf="servers"}': 40,
    'footnote_problems{kind="fault"}': 1,
    'footnote_problems{kind="advice"}': 4,
    footnote_gateway_up: 1,
    footnote_gateway_reconnects_total: 1,
    'footnote_rest_rate_limited_total{scope="global"}': 1,
    'footnote_rest_rate_limited_total{scope="user"}': 0,
    'footnote_database_seconds_bucket{le="0.005",kind="select"}': 1,
    'footnote_database_seconds_count{kind="select"}': 2,
  };
  const found = await Promise.all(
    Object.keys(told).map(async (series) => [series, await value(series)] as const),
  );
  expect(Object.fromEntries(found)).toEqual(told);
});

test('what is not there yet is not made up', async () => {
  const { value } = figures({ library: () => null, isConnected: () => false });
  expect(await value('footnote_gateway_up')).toBe(0);
  expect(await value('footnote_documents{shelf="shared"}')).toBeUndefined();
});

test('the event loop and the process are told beside', async () => {
  const { page, value } = figures();
  expect((await page()).type).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(await value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  expect(await value('process_resident_memory_bytes')).toBeGreaterThan(0);
});

test('no label could name a person, a server or a text', async () => {
  const { bot, onQuery, page } = figures();
  bot.onHandled(handled());
  onQuery('insert', 1);
  const { body } = await page();
  const ours = body.split('\n').filter((line) => line.startsWith('footnote_'));
  const labels = new Set(ours.flatMap((line) => line.match(/\w+(?==")/g) ?? []));
  expect([...labels].sort()).toEqual(
    ['band', 'command', 'kind', 'le', 'outcome', 'scope', 'shelf'].sort(),
  );
});
