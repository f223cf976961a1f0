import { type APIMessage, REST, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../src/citations/trace/passage-record.ts';
import { createRecall } from '../../src/community/recall.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import { isVisibleIn, serverFolder } from '../../src/corpus/document/document-server.ts';
import { createPostEditor } from '../../src/discord/posting/post-editor.ts';
import { buildLibrary } from '../../src/retrieval/index/build-library.ts';
import type { Library } from '../../src/retrieval/library.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { runBot } from '../support/bot.ts';
import { smallLibrary } from '../support/library.ts';
import { memoryLog } from '../support/memory-log.ts';
import { labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';
import { emptyServices } from '../support/services.ts';

/** What is polled for comes at once, but on a busy machine. */
const WAIT = { timeout: 20_000 };
const KEEPERS = 'What did the keepers of the lighthouse do?';
const KEY = 'Where does the key of the boathouse hang?';
const NOTE = /^-# ⚠️ (\w+) on <t:\d{10}:D>: `([A-Z]+)`/;

const rules = (where: string) =>
  `---\nkey: RULES\ntitle: House rules\nlanguage: en\n---\n\n## Boats\n\nThe key of the boathouse hangs ${where}, and whoever takes it writes the hour into the book.\n`;

/** The bot in two servers, each with a document of its own under the same key. */
async function start() {
  const sandbox = await openSandbox();
  const first = String(sandbox.as('mia').in('general').channel.guildId);
  const plan = { name: 'Second', ownerId: 'olga', memberIds: ['mia'], botPresent: true };
  const second = sandbox.addGuild({ ...plan, channels: ['harbour'] }).id;
  const files: Record<string, string | null> = {
    [`${serverFolder(first)}rules.md`]: rules('behind the door'),
    [`${serverFolder(second)}rules.md`]: rules('behind the door'),
  };
  const services = emptyServices();
  const read = async () => {
    const library = smallLibrary(files);
    const passages = library.documents.flatMap((document) => document.passages);
    await services.passageHistory.remember(passages.map(recordOf));
    return library;
  };
  let whole = await read();
  const seenIn = async (server: string | null): Promise<Library> =>
    buildLibrary(whole.documents.filter((document) => isVisibleIn(document, server)));
  await runBot(sandbox, { services, library: seenIn });
  const { log, lines } = memoryLog();
  const editor = createPostEditor({ token: sandbox.token, api: sandbox.api, log });
  const { ownPosts, passageHistory } = services;
  const clock = () => new Date();
  return {
    sandbox,
    first,
    second,
    ownPosts,
    lines,
    recall: createRecall({ ownPosts, passageHistory, editor, clock, log }),
    document: (name: string): Document => {
      const found = whole.documents.find((document) => document.name === name);
      if (!found) throw new Error(`no document ${name}`);
      return found;
    },
    /** Puts another text in the place of a file's, or (null) takes it away. */
    change: async (name: string, text: string | null) => {
      files[name] = text;
      whole = await read();
    },
    /** What is recorded comes after the answer. */
    recorded: (count: number, key: string) =>
      expect.poll(async () => (await ownPosts.postsCiting(key)).length, WAIT).toBe(count),
  };
}

/** The bot's latest message as somebody in the channel sees it now. */
function latest(sandbox: Sandbox, channel: string): APIMessage | undefined {
  return sandbox.as('olga').in(channel).messages().at(-1);
}

describe('recall', () => {
  test('notes a withdrawn document on its posts in servers and direct messages, and pings nobody', async () => {
    const { sandbox, recall, document, change, recorded, lines } = await start();
    const dm = sandbox.as('mia').dm();
    await sandbox.as('mia').in('general').slash('ask', { question: KEEPERS });
    await sandbox.as('mia').in('harbour').slash('ask', { question: KEEPERS });
    await dm.slash('ask', { question: KEEPERS });
    await recorded(3, 'LIGHT');
    const before = latest(sandbox, 'general');
    // Nothing is discussed in a direct message.
    const inServer = (message: unknown) => message !== dm.messages().at(-1);
    const withdrawn = document('lighthouse.md');
    await change('lighthouse.md', null);
    const report = await recall.withdrawn(withdrawn, { eraseQuotes: false });
    expect(report).toEqual({ amended: 3, gone: 0, refused: 0, later: 0, left: 0 });
    for (const message of [
      latest(sandbox, 'general'),
      latest(sandbox, 'harbour'),
      dm.messages().at(-1),
    ]) {
      expect(NOTE.exec(textOf(message))?.slice(1)).toEqual(['Withdrawn', 'LIGHT']);
      expect(textOf(message)).toContain(textOf(before));
      const inServersOnly = ['Discuss', '📌'];
      const labels = labelsOf(before).filter(
        (label) => inServer(message) || !inServersOnly.includes(label),
      );
      expect(labelsOf(message)).toEqual(labels);
      expect(message?.mentions).toEqual([]);
      expect(message?.edited_timestamp).not.toBeNull();
    }
    expect(await recall.withdrawn(withdrawn, { eraseQuotes: false })).toMatchObject({ amended: 0 });
    await recorded(3, 'LIGHT');
    expect(sandbox.refusals).toEqual([]);
    expect(lines).toEqual([]);
  });

  test('erases excerpts; no button brings them back', async () => {
    const { sandbox, recall, document, change, recorded, ownPosts } = await start();
    const mia = sandbox.as('mia').in('general');
    const { message } = await mia.slash('ask', { question: KEEPERS });
    const id = message?.id ?? '';
    await recorded(1, 'LIGHT');
    const withdrawn = document('lighthouse.md');
    await change('lighthouse.md', null);
    await recall.withdrawn(withdrawn, { eraseQuotes: true });
    const there = () => mia.messages().find((one) => one.id === id);
    const quoted = /potatoes|goat|Three keepers|1987/;
    expect(textOf(message)).toMatch(quoted);
    expect(textOf(there())).not.toMatch(quoted);
    expect(textOf(there())).toMatch(
      /This excerpt was removed\.\n-# \*\*.*\*\* · `LIGHT:2\.\d~\w{5}`/,
    );
    expect(textOf(there())).toContain(`### ${KEEPERS}`);
    for (const button of ['Context', 'Cite']) {
      const { messages } = await mia.press(id, button);
      expect(textOf(messages.at(-1))).toMatch(/changed or removed after it was shown/);
    }
    const cited = await mia.menu('Cite this', id);
    expect(textOf(cited.message)).toMatch(/None of the passages cited here/);
    const turned = await mia.press(id, '▶');
    expect(textOf(turned.message)).toMatch(/changed or removed after the question was asked/);
    expect(textOf(turned.message)).not.toMatch(quoted);
    await mia.press(id, '🗑');
    await expect.poll(() => ownPosts.postsCiting('LIGHT'), WAIT).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('leaves the posts of another server alone, be its document word for word the same', async () => {
    const { sandbox, first, recall, document, change, recorded } = await start();
    await sandbox.as('mia').in('general').slash('ask', { question: KEY });
    await sandbox.as('mia').in('harbour').slash('ask', { question: KEY });
    await recorded(2, 'RULES');
    const elsewhere = latest(sandbox, 'harbour');
    expect(textOf(elsewhere)).toContain('behind the door');
    const name = `${serverFolder(first)}rules.md`;
    const before = document(name);
    await change(name, rules('beside the oars'));
    const after = document(name);
    expect(await recall.corrected(before, after)).toMatchObject({ amended: 1 });
    const [then, now] = [before, after].map(({ passages }) => `\`RULES:1.1~${passages[0]?.mark}\``);
    expect(textOf(latest(sandbox, 'general')).split('\n')[0]).toContain(`${then} → ${now}`);
    await recall.withdrawn(after, { eraseQuotes: true });
    const text = textOf(latest(sandbox, 'general'));
    expect(NOTE.exec(text)?.[1]).toBe('Withdrawn');
    expect(text).not.toMatch(/Corrected|behind the/);
    expect(latest(sandbox, 'harbour')).toEqual(elsewhere);
    expect(sandbox.refusals).toEqual([]);
  });

  test('forgets a deleted post, and counts what Discord refuses without hiding it', async () => {
    const { sandbox, recall, document, recorded, lines } = await start();
    const mia = sandbox.as('mia').in('general');
    const deleted = await mia.slash('ask', { question: KEEPERS });
    sandbox
      .as('theo')
      .in('general')
      .remove(deleted.message ?? '');
    // Where the bot may not look, people can use it all the same.
    await sandbox.as('theo').in('staff').slash('ask', { question: KEEPERS });
    sandbox.installFor('mia');
    const plan = { name: 'Foreign', ownerId: 'theo', memberIds: ['mia'], botPresent: false };
    sandbox.addGuild({ ...plan, channels: ['elsewhere'] });
    const foreign = await sandbox.as('mia').in('elsewhere').slash('ask', { question: KEEPERS });
    await recorded(3, 'LIGHT');
    const report = await recall.withdrawn(document('lighthouse.md'), { eraseQuotes: true });
    expect(report).toEqual({ amended: 0, gone: 1, refused: 2, later: 0, left: 0 });
    await recorded(2, 'LIGHT');
    expect(textOf(sandbox.as('mia').in('elsewhere').messages()[0])).toBe(textOf(foreign.message));
    expect(sandbox.refusals.map(({ code }) => code).toSorted()).toEqual([10008, 50001, 50001]);
    expect(lines.map(({ level, code }) => [level, code])).toEqual([
      ['debug', 50001],
      ['debug', 50001],
    ]);
  });

  test('does not open an archived thread to write in it', async () => {
    const { sandbox, recall, document, recorded } = await start();
    const rest = new REST({ api: sandbox.api }).setToken(sandbox.token);
    const { channel } = sandbox.as('mia').in('general');
    const body = { name: 'Old talk', type: 11 };
    const thread = (await rest.post(Routes.threads(channel.id), { body })) as { id: string };
    await sandbox.as('theo').in('Old talk').slash('ask', { question: KEEPERS });
    await recorded(1, 'LIGHT');
    await rest.patch(Routes.channel(thread.id), { body: { archived: true } });
    const recalled = () => recall.withdrawn(document('lighthouse.md'), { eraseQuotes: false });
    expect(await recalled()).toMatchObject({ amended: 0, refused: 1 });
    await rest.patch(Routes.channel(thread.id), { body: { archived: false } });
    expect(await recalled()).toMatchObject({ amended: 1, refused: 0 });
  });

  test('leaves the files of a post, and what it quotes of other documents', async () => {
    const { sandbox, recall, document, change, recorded } = await start();
    const mia = sandbox.as('mia').in('general');
    // References that are too long for a message come as a file.
    const authors = Array.from({ length: 60 }, (_, at) => `  - Author ${at}, Whose Name is Long\n`);
    const front = `---\nkey: MANY\ntitle: Many\nlanguage: en\nauthor:\n${authors.join('')}---\n\n`;
    await change('many.md', `${front}Every one of us wrote a word of this.\n`);
    const reference = 'BAKERY:1.1; LIGHT:1.1; MANY:1.1';
    const asked = await mia.slash('cite', { reference, style: 'csl-json' });
    // References are formatted in a thread of their own: the reply says so first.
    const posted = () => mia.messages().find(({ id }) => id === asked.message?.id);
    await expect.poll(() => posted()?.attachments.length, { timeout: 20_000 }).toBe(1);
    const message = posted();
    await recorded(1, 'LIGHT');
    await recorded(1, 'BAKERY');
    await recall.withdrawn(document('lighthouse.md'), { eraseQuotes: true });
    const there = mia.messages().find(({ id }) => id === message?.id);
    expect(textOf(there)).not.toContain('grey granite');
    expect(textOf(there)).toContain('sourdough starter');
    expect(NOTE.test(textOf(there))).toBe(true);
    expect(there?.attachments).toEqual(message?.attachments);
    await recall.withdrawn(document('bakery.md'), { eraseQuotes: false });
    const lines = textOf(mia.messages().find(({ id }) => id === message?.id)).split('\n');
    expect(lines.slice(0, 2).map((line) => NOTE.exec(line)?.[2])).toEqual(['BAKERY', 'LIGHT']);
    expect(sandbox.refusals).toEqual([]);
  });

  test('puts both notes on a post when two documents are recalled at the same time', async () => {
    const { sandbox, recall, document, recorded } = await start();
    const mia = sandbox.as('mia').in('general');
    await mia.slash('cite', { reference: 'BAKERY:1.1; LIGHT:1.1', style: 'apa' });
    await recorded(1, 'LIGHT');
    const options = { eraseQuotes: false };
    const names = ['lighthouse.md', 'bakery.md'];
    await Promise.all(names.map((name) => recall.withdrawn(document(name), options)));
    const lines = textOf(latest(sandbox, 'general')).split('\n');
    const keys = lines.slice(0, 2).map((line) => NOTE.exec(line)?.[2]);
    expect(keys.toSorted()).toEqual(['BAKERY', 'LIGHT']);
  });

  test('does not wait an hour where Discord wants old messages edited no faster', async () => {
    const { sandbox, recall, document, recorded, lines } = await start();
    const mia = sandbox.as('mia').in('general');
    for (const _ of [1, 2]) await mia.slash('ask', { question: KEEPERS });
    await recorded(2, 'LIGHT');
    const match = { method: 'PATCH', path: '/messages/' };
    sandbox.fault({ type: 'rate-limit', retryAfterMs: 600_000, match });
    const recalled = () => recall.withdrawn(document('lighthouse.md'), { eraseQuotes: false });
    expect(await recalled()).toEqual({ amended: 0, gone: 0, refused: 2, later: 2, left: 0 });
    expect(lines).toMatchObject([{ level: 'warn', retryAfterMs: expect.any(Number) }]);
    const edits = sandbox.calls.filter(({ method }) => method === 'PATCH');
    expect(edits).toHaveLength(1);
  });

  test('logs a failure of Discord without what the post says, and counts it', async () => {
    const { sandbox, recall, document, recorded, lines } = await start();
    await sandbox.as('mia').in('general').slash('ask', { question: KEEPERS });
    await recorded(1, 'LIGHT');
    const match = { method: 'PATCH', path: '/messages/' };
    sandbox.fault({ type: 'fail-rest', status: 503, times: 20, match });
    const recalled = () => recall.withdrawn(document('lighthouse.md'), { eraseQuotes: false });
    expect(await recalled()).toMatchObject({ amended: 0, refused: 1 });
    expect(lines).toMatchObject([
      { level: 'warn', status: 503, message: 'A post could not be given a note' },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/keepers|components|Withdrawn/i);
    sandbox.clearFaults();
    expect(await recalled()).toMatchObject({ amended: 1, refused: 0 });
  });
});
