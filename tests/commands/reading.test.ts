import { describe, expect, test } from 'vitest';
import { discuss } from '../../commands/discuss/discuss.ts';
import { excerptEnd, partPost } from '../../commands/reading/part-post.ts';
import { reading } from '../../commands/reading/reading.ts';
import { readDay, readTime, readZone, zoneChoices } from '../../commands/reading/when.ts';
import { partsFrom } from '../../src/community/readings/parts.ts';
import { written } from '../../src/community/settings/setting-values.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Place } from '../../src/discord/command/places.ts';
import type { Quote, Reply } from '../../src/discord/command/reply.ts';
import type { Press, Request } from '../../src/discord/command/request.ts';
import { fitBlocks } from '../../src/discord/rendering/fit-blocks.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { paragraphOf } from '../support/documents.ts';
import { fileText, smallLibrary } from '../support/library.ts';
import {
  postingInMemory,
  READING_CHANNEL,
  READING_LOG,
  readingOf,
} from '../support/reading-channel.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { ASKER, completionOf, pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const library = smallLibrary();
const SERVER = requestOf().serverId ?? '';
/** Everything but Administrator, which would be enough alone. */
const ALL = ((1n << 40n) - 1n) & ~(1n << 3n);
const MODERATOR = 1n << 13n;
const START = {
  document: 'LIGHT',
  channel: READING_CHANNEL,
  every: 'day',
  at: '8:00',
  zone: 'Europe/Berlin',
  words: 50,
};

async function world({ permissions = ALL, held = ALL, kind = 'text' } = {}) {
  const channel = postingInMemory();
  const empty = emptyServices();
  const place = { id: READING_CHANNEL, name: 'reading', kind, permissions } as unknown as Place;
  const services = {
    ...empty,
    poster: { ...empty.poster, ...channel.poster },
    places: {
      find: (_: string, id: string) => (id === READING_CHANNEL ? place : null),
      permissionsOf: () => held,
    },
  };
  await services.serverSettings.change(SERVER, 'log', null, written.log(READING_LOG));
  const run = (subcommand: string, options: Request['options'] = {}, seen = library) =>
    reading.answer(
      requestOf(options, { subcommand, memberPermissions: MODERATOR }),
      seen,
      services,
    );
  const press = async (
    reply: Pick<Reply, 'blocks'>,
    label: string,
    seen: Library = library,
    changes: Partial<Press> = {},
  ) => {
    const shown = buttonsIn({ visibility: 'public', ...reply });
    const { customId = '' } = shown.find((button) => button.label === label) ?? {};
    const state = decodeCustomId(customId);
    const action = reading.actions?.find(({ name }) => name === state?.action);
    const given = { memberPermissions: MODERATOR, ephemeral: true, ...changes };
    const outcome = await action?.answer(pressOf(state?.fields ?? [], given), seen, services);
    if (outcome?.kind !== 'update' && outcome?.kind !== 'reply') throw new Error(label);
    return outcome.reply;
  };
  const kept = () => services.readings.ofServer(SERVER);
  return { ...channel, services, run, press, kept };
}

describe('/reading start', () => {
  test('shows what it comes to, and starts it on a press, once', async () => {
    const { run, press, kept, told } = await world();
    const preview = await run('start', START);
    expect(preview.visibility).toBe('ephemeral');
    expect(textIn(preview)).toContain(
      'Read “The Lighthouse of Skerry Point” in <#200000000000000007>?',
    );
    expect(textIn(preview)).toMatch(
      /(\d) parts of about 50 words, every day at 08\\:00, Europe\/Berlin\./,
    );
    const at = (date: string) => `<t:${Date.parse(date) / 1_000}:`;
    expect(textIn(preview)).toContain(`The first comes ${at('2026-05-04T06:00Z')}F>`);
    const count = Number(/(\d) parts/.exec(textIn(preview))?.[1]);
    expect(textIn(preview)).toContain(`the last ${at(`2026-05-0${3 + count}T06:00Z`)}D>`);
    expect(textIn(preview)).toContain('It begins with “Building”');
    expect(await kept()).toEqual([]);
    expect(textIn(await press(preview, 'Start'))).toContain(`Started. The first of ${count} parts`);
    expect(textIn(await press(preview, 'Start'))).toContain('is being read in');
    expect(await kept()).toEqual([
      { ...readingOf(library), run: expect.stringMatching(/^[0-9a-z]{8}$/), words: 50 },
    ]);
    expect(told()).toEqual([expect.stringContaining(`<@${ASKER}> started a reading`)]);
  });

  test('begins on a day, or at a place, and weekly on the weekday of its first part', async () => {
    const { run, press, kept } = await world();
    await press(await run('start', { ...START, every: 'week', from: '2026-05-06' }), 'Start');
    await press(
      await run('start', { ...START, document: 'BAKERY', every: 'weekdays', from: 'Ovens' }),
      'Start',
    );
    const [bakery, light] = await kept();
    expect(light?.dueAt).toEqual(new Date('2026-05-06T06:00Z'));
    expect(light?.schedule.days).toBe('3');
    expect(bakery?.place).toMatch(/^2\.1~/);
    expect(bakery?.schedule.days).toBe('12345');
  });

  test.each([
    [{ at: '25:00' }, 'is no time of day; give one as 08:00'],
    [{ zone: 'Atlantis/Center' }, 'is no time zone that I know'],
    [{ from: '2026-02-30' }, 'There is no day 2026-02-30.'],
    [{ from: '2026-05-03' }, 'That first day is over already'],
    [{ from: 'Chapter of zebras' }, 'is neither a day, as 2026-12-24, nor one place in LIGHT'],
    [{ channel: '200000000000000099' }, 'I cannot see that channel'],
  ])('refuses %j in a sentence', async (changes, sentence) => {
    const { run } = await world();
    await expect(run('start', { ...START, ...changes })).rejects.toThrow(sentence);
  });

  test('names what the bot, and the moderator, may not do in that channel', async () => {
    const bot = await world({ permissions: ALL & ~(1n << 11n) });
    await expect(bot.run('start', START)).rejects.toThrow('I lack Send Messages in #reading.');
    const person = await world({ held: ALL & ~MODERATOR });
    await expect(person.run('start', START)).rejects.toThrow(
      'You need Manage Messages in #reading',
    );
    const forum = await world({ kind: 'forum' });
    await expect(forum.run('start', START)).rejects.toThrow('in a text channel');
    const unknown = await (await world()).run('start', { ...START, document: 'LIGHTT' });
    expect(textIn(unknown)).toContain('Did you mean');
  });

  test('refuses an eleventh reading, and a document that was changed since it was shown', async () => {
    const { run, press, services } = await world();
    const preview = await run('start', { ...START, from: 'The lamp' });
    const without = smallLibrary({ 'lighthouse.md': null });
    await expect(press(preview, 'Start', without)).rejects.toThrow(
      'was changed after this was shown',
    );
    for (let at = 0; at < 10; at += 1) {
      const channelId = String(200_000_000_000_000_100n + BigInt(at));
      await services.readings.start(readingOf(library, { run: `r${at}`, channelId }));
    }
    await expect(press(preview, 'Start')).rejects.toThrow('10 readings go on in this server');
  });

  test('fits the longest of everything into its button', async () => {
    const { run, press } = await world();
    const key = 'KEY-OF-12-XX';
    const long = smallLibrary({ 'lighthouse.md': fileText('lighthouse.md').replace('LIGHT', key) });
    const zone = 'America/Argentina/ComodRivadavia';
    const options = { ...START, document: key, words: 2_000, zone, from: 'The lamp' };
    expect(textIn(await press(await run('start', options, long), 'Start', long))).toContain(
      'Started',
    );
  });
});

describe('/reading list, skip and stop', () => {
  test('say what comes next, put it off, leave it out, and end it', async () => {
    const { run, press, kept, told, services } = await world();
    expect(textIn(await run('list'))).toContain('Nothing is being read');
    await expect(run('skip')).rejects.toThrow('Nothing is being read in this server.');
    await services.readings.start(readingOf(library, { words: 50 }));
    expect(textIn(await run('list'))).toMatch(/part 1 of \d comes <t:\d+:F>; every day at 08\\:00/);
    const skip = await run('skip');
    expect(textIn(await press(skip, 'Leave out the day'))).toContain('Part 1 comes <t:');
    expect((await kept())[0]?.dueAt).toEqual(new Date('2026-05-05T06:00Z'));
    await expect(press(skip, 'Leave out part 1')).rejects.toThrow(
      'Something else comes next by now',
    );
    const again = await run('skip', { reading: '0123abcd' });
    expect(textIn(await press(again, 'Leave out part 1'))).toContain('Part 1 is left out; part 2');
    expect((await kept())[0]?.part).toBe(2);
    await expect(press(again, 'Leave out part 1', library, { serverId: '1' })).rejects.toThrow();
    const stopped = textIn(await run('stop'));
    expect(stopped).toContain('before part 2');
    expect(stopped).toMatch(/`from: LIGHT:\d\.\d~\w{5}` goes on there/);
    expect(textIn(await run('list'))).toContain('stopped by a moderator before part 2');
    expect(told()).toHaveLength(3);
  });

  test('ask which one is meant where there are several', async () => {
    const { run, services } = await world();
    await services.readings.start(readingOf(library));
    await services.readings.start(readingOf(library, { run: 'other', key: 'BAKERY' }));
    await expect(run('stop')).rejects.toThrow('Several readings go on');
    const choices = await reading.complete?.(completionOf('reading', 'bread'), library, services);
    expect(choices).toEqual([{ name: 'Bread at the Harbour Bakery in #reading', value: 'other' }]);
    expect(textIn(await run('stop', { reading: 'other' }))).toContain(
      'Bread at the Harbour Bakery',
    );
  });

  test('end a reading whose last part is left out, and name a document that is gone', async () => {
    const { run, press, services, kept } = await world();
    await services.readings.start(readingOf(library, { words: 2_000 }));
    expect(textIn(await press(await run('skip'), 'Leave out part 1'))).toContain('is over');
    expect((await kept())[0]?.end?.why).toBe('finished');
    await services.readings.start(readingOf(library));
    const gone = smallLibrary({ 'lighthouse.md': null });
    expect(textIn(await run('list', {}, gone))).toContain(
      '`LIGHT` in <#200000000000000007>: the document is not',
    );
    await expect(run('skip', {}, gone)).rejects.toThrow('not in the library any more');
    expect(textIn(await run('stop', {}, gone))).toContain('Stopped the reading of `LIGHT`');
  });
});

describe('a part', () => {
  const LONG_URL = `https://example.org/${'x'.repeat(400)}`;
  const hostile = `---\nkey: BOOK\ntitle: ${'A long title '.repeat(15)}\nurl: ${LONG_URL}\n---\n`;
  const texts: Readonly<Record<string, string>> = {
    'short paragraphs': Array.from(
      { length: 40 },
      (_, at) => `## H${at}\n\n${paragraphOf(12, `p${at}w`)}`,
    ).join('\n\n'),
    'long paragraphs': Array.from({ length: 6 }, (_, at) => paragraphOf(600, `p${at}w`)).join(
      '\n\n',
    ),
    'words without spaces': 'x'.repeat(9_000),
    'much to be escaped': `${'*_~`|<[@ '.repeat(900)}`,
    'characters of several units': '👩‍👩‍👧‍👦'.repeat(700),
    'another script': '我们在海边读书。'.repeat(500),
  };
  const lost = (document: Document, quotes: readonly Quote[]) => {
    const shown = quotes.map(({ start, end }) => document.text.slice(start, end)).join('');
    const whole = document.passages.map(({ text }) => text).join('');
    return [shown.replace(/\s/g, ''), whole.replace(/\s/g, '')] as const;
  };

  test.each(Object.entries(texts))(
    'of %s is shown, post and pages together, word for word and once',
    async (_, text) => {
      const seen = smallLibrary({ 'book.md': hostile + text });
      const document = seen.documents.find(({ metadata }) => metadata.key === 'BOOK');
      if (!document) throw new Error('no book');
      const { press } = await world();
      const quotes: Quote[] = [];
      const add = (reply: Reply) => {
        const own = quotesIn(reply);
        quotes.push(...own);
        for (const block of fitBlocks(reply.blocks, 0)) {
          const content = block.kind === 'content' ? block.content : '';
          expect(content).not.toContain('There is more than fits');
        }
        // Only where the text goes on is a cut marked.
        const cuts = own.filter(
          ({ passage, end }) => passage.document.text.slice(end, passage.end).trim() !== '',
        );
        const marks = own.filter(
          ({ passage, start }) => passage.document.text.slice(passage.start, start).trim() !== '',
        );
        const ends = textIn(reply)
          .split('\n')
          .filter((line) => /^> .*\[…\]$/.test(line));
        expect(ends.length).toBeLessThanOrEqual(cuts.length + marks.length);
      };
      for (const [at, passages] of partsFrom(document, 0, 700).entries()) {
        const post = partPost({ run: '0123abcd', part: at + 1, partCount: 9, passages });
        const shown = quotesIn({ visibility: 'public', ...post });
        expect(shown.reduce((sum, one) => sum + one.text.length, 0)).toBeLessThanOrEqual(1_500);
        add({ visibility: 'public', ...post });
        const goesOn = excerptEnd(passages) !== null;
        const readOn = buttonsIn({ visibility: 'public', ...post }).find(
          ({ label }) => label === 'Read on',
        );
        expect(readOn?.disabled).toBe(!goesOn);
        if (!goesOn) continue;
        let page = await press(post, 'Read on', seen, { memberPermissions: 0n });
        expect(page.visibility).toBe('ephemeral');
        add(page);
        while (buttonsIn(page).some(({ label, disabled }) => label === '▶' && disabled !== true)) {
          page = await press(page, '▶', seen, { memberPermissions: 0n });
          add(page);
        }
      }
      const [shown, whole] = lost(document, quotes);
      expect(shown).toBe(whole);
    },
  );

  test('that was changed after it was posted is not read on as if it were the same', async () => {
    const { press } = await world();
    const text = Array.from({ length: 12 }, (_, at) => paragraphOf(100, `p${at}w`));
    const bookOf = (paragraphs: readonly string[]) =>
      smallLibrary({ 'book.md': hostile + paragraphs.join('\n\n') });
    const seen = bookOf(text);
    const document = seen.documents.find(({ metadata }) => metadata.key === 'BOOK');
    const [passages = []] = document ? partsFrom(document, 0, 2_000) : [];
    const post = partPost({ run: '0123abcd', part: 1, partCount: 1, passages });
    const edited = bookOf(
      text.with(10, 'Something else stands here now, of some length at least.'),
    );
    await expect(press(post, 'Read on', edited)).rejects.toThrow('was changed after it was posted');
  });

  test('is discussed under a name of its own', async () => {
    const { services } = await world();
    const names: string[] = [];
    services.poster.thread = async (_, name) => {
      names.push(name);
      return { threadId: '200000000000000055', existed: true };
    };
    const press = pressOf(['3'], {
      memberPermissions: ALL,
      appPermissions: ALL,
      citations: ['LIGHT:1.1~abcde'],
    });
    await discuss.answer(press, library, services);
    expect(names).toEqual(['The Lighthouse of Skerry Point, part 3']);
  });
});

describe('what is typed', () => {
  test.each([
    ['8:05', '08:05'],
    ['20.30', '20:30'],
    ['7', '07:00'],
    ['12 am', '00:00'],
    ['12:15pm', '12:15'],
    ['8 PM', '20:00'],
  ])('as a time, “%s”, is read as %s', (typed, time) => expect(readTime(typed)).toBe(time));

  test.each(['', '24:00', '8:60', '13 pm', '0 am', 'noon', '8:5'])(
    'as “%s” is no time',
    (typed) => {
      expect(() => readTime(typed)).toThrow('is no time of day');
    },
  );

  test('as a day or a zone is read by the calendar and by Intl', () => {
    expect(readDay('1970-01-02')).toBe(1);
    expect(readDay('Chapter 3')).toBeNull();
    expect(() => readDay('2026-13-01')).toThrow('There is no day');
    expect(readZone(' europe/berlin ')).toBe('Europe/Berlin');
    expect(readZone('America/New York')).toBe('America/New_York');
    expect(() => readZone('+01:00')).toThrow('no time zone');
    expect(() => readZone('constructor')).toThrow('no time zone');
    expect(zoneChoices('berl')[0]?.value).toBe('Europe/Berlin');
    expect(zoneChoices('new york')[0]?.value).toBe('America/New_York');
    expect(zoneChoices('utc')[0]?.value).toBe('UTC');
  });
});
