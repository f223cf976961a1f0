import { type APIMessage, ComponentType, REST, Routes } from 'discord.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatReferences } from '../../src/citations/formatted/format-references.ts';
import { runBot } from '../support/bot.ts';
import { smallLibrary } from '../support/library.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

const QUESTION = 'Who drew the plans of the lighthouse?';
const library = smallLibrary();
/** What is polled for comes at once, but on a busy machine. */
const WAIT = { timeout: 10_000 };

/** The first reference starts a thread, which takes its time on a busy machine. */
beforeAll(() => formatReferences([], 'apa'), 60_000);

/** The custom id of the one select menu of a message. */
function selectOf(message: APIMessage | null | undefined): string {
  const ids: string[] = [];
  JSON.stringify(message?.components ?? [], (_, value) => {
    if (value?.type === ComponentType.StringSelect) ids.push(value.custom_id);
    return value;
  });
  if (ids.length !== 1) throw new Error(`${ids.length} selects`);
  return ids[0] ?? '';
}

describe('Cite', () => {
  test('gives a reference that changes its style in place and can be shared', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const theo = sandbox.as('theo').in('general');
    const answer = await mia.slash('ask', { question: QUESTION });
    const cited = await theo.press(answer.message?.id ?? '', 'Cite');
    const reference = cited.messages.find(isEphemeral);
    expect(textOf(reference)).toMatch(/```\nAilsa Morag\. The Lighthouse of Skerry Point\./);
    const changed = await theo.choose(reference?.id ?? '', selectOf(reference), ['apa']);
    expect(changed.message?.id).toBe(reference?.id);
    expect(textOf(changed.message)).toMatch(/```\nMorag, A\. \(1998/);
    expect(textOf(changed.message)).toMatch(/does not state: publisher/);
    expect(mia.messages()).toHaveLength(1);
    await theo.press(reference?.id ?? '', 'Share');
    await sandbox.settled();
    const shared = mia.messages().at(-1);
    expect(textOf(shared)).toMatch(/Morag, A\. \(1998/);
    const own = await mia.choose(shared?.id ?? '', selectOf(shared), ['bibtex']);
    expect(isEphemeral(own.messages.at(-1))).toBe(true);
    expect(textOf(mia.messages().find(({ id }) => id === shared?.id))).toMatch(/Morag, A\./);
    expect(sandbox.refusals).toEqual([]);
  });

  test('offers every style', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const answer = await mia.slash('ask', { question: QUESTION, private: true });
    const cited = await mia.press(answer.message?.id ?? '', 'Cite');
    const id = cited.message?.id ?? '';
    const seen = new Set<string>();
    for (const style of ['plain', 'mla', 'chicago', 'harvard', 'vancouver', 'ris', 'csl-json']) {
      const { message } = await mia.choose(id, selectOf(cited.message), [style]);
      seen.add(/```\n([\s\S]*)\n```/.exec(textOf(message))?.[1] ?? '');
    }
    expect(seen.size).toBe(7);
    expect(sandbox.refusals).toEqual([]);
  });
});

describe('/search', () => {
  test('lists hits privately, turns their pages, and shares one', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    await runBot(sandbox, { services });
    const mia = sandbox.as('mia').in('general');
    const { message } = await mia.slash('search', { terms: 'the' });
    const id = message?.id ?? '';
    expect(isEphemeral(message)).toBe(true);
    expect(textOf(message)).toMatch(/^### the\n-# \d passages hold all of this/);
    const second = await mia.press(id, '▶');
    expect(labelsOf(second.message)).toEqual(['◀', '(2 of 2)', '(▶)', 'Cite', 'Share']);
    await mia.press(id, 'Share');
    await sandbox.settled();
    const [shared] = sandbox.as('theo').in('general').messages();
    expect(textOf(shared)).toMatch(/^### the\n/);
    const posts = () => services.ownPosts.recent(mia.channel.id, 50);
    await expect.poll(posts, WAIT).toHaveLength(1);
    expect((await posts())[0]?.citations).toContainEqual(expect.stringMatching(/~/));
    const phrase = await mia.slash('search', { terms: '"log book" keepers', match: 'all' });
    expect(textOf(phrase.message)).toContain('**log book**');
    expect(sandbox.refusals).toEqual([]);
  });
});

describe('/cite', () => {
  test('adds the reference in a style, for a range', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const { message } = await mia.slash('cite', { reference: 'LIGHT:2.1-2.2', style: 'harvard' });
    expect(textOf(message).match(/^> /gm)?.length).toBeGreaterThanOrEqual(2);
    expect(textOf(message)).toMatch(/```\nMorag, A\. \(1998\)/);
    expect(labelsOf(message)).toEqual(['Cite', '🗑']);
    expect(sandbox.refusals).toEqual([]);
  });
});

describe('/quote-check', () => {
  test('shows where quoted words differ from the source', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const text = 'A goat named Rosa gave them milk until the winter of 1902.';
    const { message } = await mia.slash('quote-check', { text, source: 'LIGHT' });
    expect(isEphemeral(message)).toBe(true);
    expect(textOf(message)).toContain('~~Bella~~ **Rosa**');
    expect(labelsOf(message)).toEqual(['Cite', 'Share']);
    expect(sandbox.refusals).toEqual([]);
  });
});

describe('the menu of a message', () => {
  test('Find sources and Check quotes read it, privately, and their answers can be shared', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const theo = sandbox.as('theo').in('general');
    const posted = mia.post(
      'Thomas Stevenson drew the plans of the lighthouse. “Only the log book stayed, chained to its desk.” @everyone',
    );
    const found = await theo.menu('Find sources', posted);
    expect(isEphemeral(found.message)).toBe(true);
    expect(textOf(found.message)).toMatch(/### Sources for 2 of 2 sentences/);
    const checked = await theo.menu('Check quotes', posted);
    expect(textOf(checked.message)).toMatch(/✅ “Only the log book stayed/);
    await theo.press(found.message?.id ?? '', 'Share');
    await sandbox.settled();
    const shared = mia.messages().at(-1);
    expect(textOf(shared)).toMatch(/### Sources for 2 of 2 sentences/);
    expect(shared?.mention_everyone).toBe(false);
    const none = await theo.menu('Check quotes', mia.post('Nothing is quoted here.'));
    expect(textOf(none.message)).toMatch(/no quotation in that message/);
    expect(sandbox.refusals).toEqual([]);
  });

  test('a long message gets as many private answers as it needs', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const text = library.documents
      .flatMap(({ passages }) => passages.map((passage) => passage.text))
      .join(' ')
      .slice(0, 1990);
    const outcome = await mia.menu('Find sources', mia.post(text));
    await expect.poll(() => outcome.messages.length, WAIT).toBe(3);
    const { messages, failure } = outcome;
    expect(failure).toBeNull();
    expect(messages.every(isEphemeral)).toBe(true);
    expect(sandbox.refusals).toEqual([]);
  });

  test('Cite this gives references to the bot’s own message only', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const answer = await mia.slash('ask', { question: QUESTION });
    const cited = await mia.menu('Cite this', answer.message?.id ?? '');
    expect(isEphemeral(cited.message)).toBe(true);
    expect(textOf(cited.message)).toMatch(/```\nAilsa Morag/);
    const chosen = await mia.choose(cited.message?.id ?? '', selectOf(cited.message), ['mla']);
    expect(textOf(chosen.message)).toMatch(/Morag, Ailsa/);
    const other = await mia.menu('Cite this', mia.post('Hello there'));
    expect(textOf(other.message)).toMatch(/works on my own messages/);
    expect(sandbox.refusals).toEqual([]);
  });
});

describe('/bibliography', () => {
  test('gathers what was cited in the channel, as a message or a file', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    await runBot(sandbox, { services });
    const mia = sandbox.as('mia').in('general');
    const none = await mia.slash('bibliography');
    expect(textOf(none.message)).toMatch(/cited nothing here/);
    await mia.slash('ask', { question: QUESTION });
    const second = await mia.slash('cite', { reference: 'BAKERY:2.1' });
    await mia.slash('cite', { reference: 'LIGHT:3.1', private: true });
    // Recorded once the bot has read that Discord took the post, which nobody on Discord can see.
    const posts = () => services.ownPosts.recent(mia.channel.id, 50);
    await expect.poll(posts, WAIT).toHaveLength(2);
    const both = await mia.slash('bibliography', { style: 'apa' });
    expect(textOf(both.message)).toMatch(
      /2 passages of 2 documents[\s\S]*Morag[\s\S]*cooperative|cooperative[\s\S]*Morag/,
    );
    const file = await mia.slash('bibliography', { style: 'bibtex' });
    expect(file.message?.attachments).toMatchObject([{ filename: 'references.bib' }]);
    await mia.press(second.message?.id ?? '', '🗑');
    await expect.poll(posts, WAIT).toHaveLength(1);
    const one = await mia.slash('bibliography', { style: 'plain', private: true });
    expect(textOf(one.message)).toContain('1 passage of 1 document');
    expect(sandbox.refusals).toEqual([]);
  });

  test('takes a thread alone, or its channel with it; sharing works there too', async () => {
    const sandbox = await openSandbox();
    const services = emptyServices();
    await runBot(sandbox, { services });
    const mia = sandbox.as('mia').in('general');
    const { message } = await mia.slash('ask', { question: QUESTION });
    await expect.poll(() => services.ownPosts.recent(mia.channel.id, 50), WAIT).toHaveLength(1);
    const rest = new REST({ api: sandbox.api }).setToken(sandbox.token);
    const route = Routes.threads(message?.channel_id ?? '', message?.id ?? '');
    await rest.post(route, { body: { name: 'Talk' } });
    const [thread] = sandbox.threads();
    if (!thread) throw new Error('no thread');
    const inThread = sandbox.as('mia').in(thread);
    const mine = await inThread.slash('cite', { reference: 'BAKERY:2.1', private: true });
    await inThread.press(mine.message?.id ?? '', 'Share');
    await expect.poll(() => services.ownPosts.recent(thread.id, 50), WAIT).toHaveLength(1);
    const alone = await inThread.slash('bibliography', { scope: 'thread' });
    expect(textOf(alone.message)).toMatch(/1 passage of 1 document[\s\S]*BAKERY:2\.1/);
    const both = await inThread.slash('bibliography', { scope: 'channel' });
    expect(textOf(both.message)).toContain('2 passages of 2 documents');
    expect(sandbox.refusals).toEqual([]);
  });
});
