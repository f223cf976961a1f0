import { describe, expect, test, vi } from 'vitest';
import { citationId } from '../../../src/citations/reference/citation-id.ts';
import { recordOf } from '../../../src/citations/trace/passage-record.ts';
import { MOST_AMENDED } from '../../../src/community/amend-posts.ts';
import type { OwnPost } from '../../../src/community/own-posts.ts';
import type { Amendment, PostEditor, RecallNote } from '../../../src/community/post-editor.ts';
import { createRecall } from '../../../src/community/recall.ts';
import type { Document } from '../../../src/corpus/document/document.ts';
import { serverFolder } from '../../../src/corpus/document/document-server.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { documentOf } from '../../support/documents.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { withOneMark } from '../../support/same-mark.ts';

const A = '100000000000000001';
const B = '100000000000000002';
const START = new Date('2026-03-01T12:00:00Z');
const onDay = (day: number) => new Date(START.getTime() + day * 86_400_000);

const KEYS =
  'The key of the boathouse hangs behind the door, and whoever takes it writes the hour into the book.';
const DOGS =
  'Dogs must be kept on a lead along the whole quay from the first of May until the last of September.';
const FIRES =
  'Open fires are forbidden everywhere on the island except in the stone ring beside the landing stage.';
const EMPTY = { amended: 0, gone: 0, refused: 0, later: 0, left: 0 };

/** A document of these paragraphs, each a section, for everyone or for one server. */
function rules(server: string | null, ...paragraphs: readonly string[]): Document {
  const sections = paragraphs.map((text, at) => `## Rule ${at + 1}\n\n${text}\n`).join('\n');
  const folder = server === null ? '' : serverFolder(server);
  return documentOf(
    `---\nkey: RULES\ntitle: House rules\nlanguage: en\n---\n\n${sections}`,
    `${folder}rules.md`,
  );
}

function idOf({ passages }: Document, text: string): string {
  const passage = passages.find((one) => one.text.includes(text));
  if (!passage) throw new Error(`no passage with "${text}"`);
  return citationId(passage);
}

/** A recall over a store in memory, with an editor that notes what it was asked to do. */
function services(answers: Record<string, Amendment | Error> = {}) {
  const { log, lines } = memoryLog();
  const clock = { now: START };
  const { ownPosts, passageHistory } = memoryStore({ clock: () => clock.now, log });
  const notes = new Map<string, RecallNote>();
  const order: string[] = [];
  const editor: PostEditor = {
    async amend({ messageId }, note) {
      notes.set(messageId, note);
      order.push(messageId);
      const answer = answers[messageId] ?? 'amended';
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const pauses: (() => void)[] = [];
  const pause = () => new Promise<void>((resolve) => pauses.push(resolve));
  const ports = { ownPosts, passageHistory, editor, clock: () => clock.now, log, pause };
  return {
    recall: createRecall(ports),
    clock,
    lines,
    pauses,
    notes,
    order,
    left: async () => (await ownPosts.postsCiting('RULES')).map(({ messageId }) => messageId),
    indexed: (document: Document) => passageHistory.remember(document.passages.map(recordOf)),
    async posted(messageId: string, citations: readonly string[], more: Partial<OwnPost> = {}) {
      const place = { channelId: '200000000000000001', guildId: A, postedAt: clock.now };
      await ownPosts.record({ messageId, citations, ...place, ...more });
    },
  };
}

describe('a document that is withdrawn', () => {
  test('is noted on every post that quotes it, the latest first, and on no other', async () => {
    const { recall, posted, indexed, notes, order, left } = services();
    const document = rules(null, KEYS, DOGS);
    await indexed(document);
    await posted('1', [idOf(document, KEYS), 'OTHER:1.1~aaaaa']);
    await posted('2', [idOf(document, DOGS)], { guildId: B, postedAt: onDay(1) });
    await posted('3', [idOf(document, DOGS)], { guildId: null, postedAt: onDay(2) });
    await posted('4', ['OTHER:1.1~aaaaa']);
    const seen: string[] = [];
    const report = await recall.withdrawn(document, {
      eraseQuotes: true,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    expect(report).toEqual({ ...EMPTY, amended: 3 });
    expect(order).toEqual(['3', '2', '1']);
    expect(seen).toEqual(['1/3', '2/3', '3/3']);
    expect(notes.get('1')).toEqual({
      kind: 'withdrawn',
      key: 'RULES',
      title: 'House rules',
      at: START,
      eraseQuotes: true,
    });
    expect(await left()).toEqual(['3', '2', '1']);
  });

  test('of one server is noted in that server only', async () => {
    const { recall, posted, indexed, order } = services();
    const [own, others] = [rules(A, KEYS), rules(B, KEYS)];
    await indexed(own);
    await indexed(others);
    const id = idOf(own, KEYS);
    await posted('1', [id]);
    await posted('2', [id], { guildId: B });
    await posted('3', [id], { guildId: null });
    await recall.withdrawn(own, { eraseQuotes: false });
    expect(order).toEqual(['1']);
    await recall.withdrawn(others, { eraseQuotes: false });
    expect(order).toEqual(['1', '2']);
  });

  test('of everyone is not noted where a server’s own document of that key was meant', async () => {
    const { recall, posted, indexed, clock, order } = services();
    const [own, everyones] = [rules(A, KEYS, DOGS), rules(null, KEYS, FIRES)];
    await indexed(own);
    await posted('own', [idOf(own, KEYS)]);
    await posted('own too', [idOf(own, DOGS)]);
    clock.now = onDay(10);
    await indexed(everyones);
    clock.now = onDay(20);
    const shared = [idOf(everyones, KEYS)];
    await posted('everyone’s, in A', shared, { postedAt: clock.now });
    await posted('in B', [idOf(everyones, FIRES)], { guildId: B, postedAt: onDay(11) });
    const report = await recall.withdrawn(everyones, { eraseQuotes: false });
    expect(order).toEqual(['everyone’s, in A', 'in B']);
    expect(report.amended).toBe(2);
  });

  test('is noted on posts that quote an earlier wording, not on those of another text', async () => {
    const { recall, posted, indexed, clock, order } = services();
    const first = rules(null, KEYS, DOGS);
    await indexed(first);
    await posted('reworded', [idOf(first, KEYS)]);
    await posted('taken out', [idOf(first, DOGS)]);
    await posted('never known', ['RULES:7.1~zzzzz']);
    await posted('no id', ['RULES']);
    clock.now = onDay(5);
    const second = rules(null, KEYS.replace('behind the door', 'beside the oars'), FIRES);
    await indexed(second);
    await recall.withdrawn(second, { eraseQuotes: false });
    expect(order).toEqual(['reworded']);
  });

  test('is found on its posts although the history was lost', async () => {
    const { recall, posted, order } = services();
    const document = rules(A, KEYS);
    await posted('1', [idOf(document, KEYS)]);
    await recall.withdrawn(document, { eraseQuotes: false });
    expect(order).toEqual(['1']);
  });

  test('forgets posts that are gone, keeps the others, and goes on after any failure', async () => {
    const { recall, posted, left, lines } = services({
      1: 'gone',
      2: 'refused',
      3: new Error('The database is locked'),
      4: 'unchanged',
    });
    const document = rules(null, KEYS);
    for (const message of ['1', '2', '3', '4', '5']) await posted(message, [idOf(document, KEYS)]);
    const report = await recall.withdrawn(document, { eraseQuotes: false });
    expect(report).toEqual({ ...EMPTY, amended: 1, gone: 1, refused: 2 });
    expect((await left()).sort()).toEqual(['2', '3', '4', '5']);
    expect(lines).toMatchObject([{ level: 'warn', message: 'A post could not be recalled' }]);
  });

  test('is not tried again in a channel where Discord lets the bot change nothing', async () => {
    const { recall, posted, order } = services({ 3: 'closed' });
    const document = rules(null, KEYS);
    for (const message of ['1', '2', '3', '4']) {
      const channelId = message === '2' ? 'elsewhere' : 'here';
      const postedAt = onDay(Number(message));
      await posted(message, [idOf(document, KEYS)], { channelId, postedAt });
    }
    const report = await recall.withdrawn(document, { eraseQuotes: false });
    expect(order).toEqual(['4', '3', '2']);
    expect(report).toEqual({ ...EMPTY, amended: 2, refused: 2 });
  });

  test('is noted later where Discord asked for a pause, until it lets the bot', async () => {
    const answers: Record<string, Amendment> = { 2: 'later' };
    const { recall, posted, order, pauses, lines } = services(answers);
    const document = rules(null, KEYS);
    for (const message of ['1', '2', '3']) {
      const channelId = message === '3' ? 'elsewhere' : 'here';
      await posted(message, [idOf(document, KEYS)], { channelId, postedAt: onDay(+message) });
    }
    const report = await recall.withdrawn(document, { eraseQuotes: true });
    expect(report).toEqual({ ...EMPTY, amended: 1, refused: 2, later: 2 });
    expect(order).toEqual(['3', '2']);
    const hour = async (answer: Amendment, ...tried: readonly string[]) => {
      answers[2] = answer;
      pauses.shift()?.();
      await vi.waitFor(() => expect(order.splice(0)).toEqual(tried));
    };
    order.length = 0;
    await hour('later', '2');
    await vi.waitFor(() => expect(pauses).toHaveLength(1));
    await hour('amended', '2', '1');
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    expect(lines.at(-1)).toMatchObject({ level: 'info', amended: 2, left: 0 });
    expect(pauses).toEqual([]);
  });

  test('is told to a post last what was decided last, also where a note was put off', async () => {
    const answers: Record<string, Amendment> = { 1: 'later', 2: 'later' };
    const { recall, posted, notes, order, pauses, lines } = services(answers);
    const [first, second] = [rules(null, KEYS), rules(null, DOGS)];
    await posted('1', [idOf(first, KEYS)]);
    await posted('2', [idOf(first, KEYS)], { channelId: 'elsewhere' });
    await recall.corrected(first, second);
    answers[1] = 'amended';
    answers[2] = 'amended';
    await recall.withdrawn(first, { eraseQuotes: true });
    order.length = 0;
    pauses.shift()?.();
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    expect(order).toEqual([]);
    expect([...notes.values()].map(({ kind }) => kind)).toEqual(['withdrawn', 'withdrawn']);
  });

  test('is noted on the latest few hundred posts, and says how many are left', async () => {
    const { recall, posted, order } = services();
    const document = rules(null, KEYS);
    const count = MOST_AMENDED + 7;
    for (let at = 0; at < count; at += 1) {
      await posted(String(at), [idOf(document, KEYS)], { postedAt: onDay(at / 1000) });
    }
    const report = await recall.withdrawn(document, { eraseQuotes: false });
    expect(report).toEqual({ ...EMPTY, amended: MOST_AMENDED, left: 7 });
    expect(order[0]).toBe(String(count - 1));
    expect(order).toHaveLength(MOST_AMENDED);
  });
});

describe('a document that is corrected', () => {
  const before = rules(null, KEYS, DOGS, FIRES);

  async function known() {
    const made = services();
    await made.indexed(before);
    for (const [message, text] of [
      ['keys', KEYS],
      ['dogs', DOGS],
      ['fires', FIRES],
    ] as const) {
      await made.posted(message, [idOf(before, text)]);
    }
    return made;
  }

  test('is noted where a text was changed or taken out, with what became of it', async () => {
    const { recall, notes } = await known();
    const edited = DOGS.replace('September', 'October');
    const after = rules(null, edited, FIRES);
    expect(await recall.corrected(before, after)).toEqual({ ...EMPTY, amended: 2 });
    expect(notes.get('dogs')).toEqual({
      kind: 'corrected',
      key: 'RULES',
      title: 'House rules',
      at: START,
      changes: [{ cited: idOf(before, DOGS), now: [idOf(after, edited)] }],
    });
    expect(notes.get('keys')).toMatchObject({
      changes: [{ cited: idOf(before, KEYS), now: [] }],
    });
  });

  test('is not noted where a text has only moved or was cut into passages anew', async () => {
    const { recall, order } = await known();
    const moved = rules(null, FIRES, DOGS, KEYS);
    expect(await recall.corrected(before, moved)).toEqual(EMPTY);
    const together = [KEYS, DOGS, FIRES].join('\n\n');
    const cut = rules(null, together);
    expect(cut.passages).toHaveLength(2);
    expect(await recall.corrected(before, cut)).toEqual(EMPTY);
    expect(order).toEqual([]);
  });

  test('is not noted for an old wording that stands in it again, with more around it', async () => {
    const { recall, indexed, clock, order } = await known();
    const second = rules(null, KEYS.replace('behind', 'beside'), DOGS, FIRES);
    await recall.corrected(before, second);
    expect(order).toEqual(['keys']);
    clock.now = onDay(4);
    await indexed(second);
    const third = rules(null, `${KEYS} ${DOGS}`, FIRES);
    expect(await recall.corrected(second, third)).toEqual(EMPTY);
  });

  test('is noted where only a full stop or a capital letter changed: it is not verbatim', async () => {
    const { recall, notes } = await known();
    const after = rules(null, KEYS, DOGS.replace('May', 'may'), FIRES);
    await recall.corrected(before, after);
    expect([...notes.keys()]).toEqual(['dogs']);
    expect(notes.get('dogs')).toMatchObject({ changes: [{ now: [idOf(after, 'of may')] }] });
  });

  test('again is noted once more where the text has changed once more', async () => {
    const { recall, indexed, clock, notes, order, posted } = await known();
    const second = rules(
      null,
      KEYS.replace('behind', 'beside'),
      DOGS.replace('May', 'June'),
      FIRES,
    );
    await recall.corrected(before, second);
    expect(order.toSorted()).toEqual(['dogs', 'keys']);
    clock.now = onDay(4);
    await indexed(second);
    await posted('both', [idOf(before, KEYS), idOf(before, DOGS)]);
    notes.clear();
    const third = rules(
      null,
      KEYS.replace('behind', 'beneath'),
      DOGS.replace('May', 'June'),
      FIRES,
    );
    await recall.corrected(second, third);
    expect(notes.get('keys')).toMatchObject({
      at: onDay(4),
      changes: [{ cited: idOf(before, KEYS), now: [idOf(third, 'beneath')] }],
    });
    expect([...notes.keys()].toSorted()).toEqual(['both', 'keys']);
    expect(notes.get('both')).toMatchObject({
      changes: [{ now: [idOf(third, 'beneath')] }, { now: [idOf(third, 'June')] }],
    });
  });

  test('of one server leaves the posts of another alone', async () => {
    const { recall, posted, indexed, order } = services();
    const [own, others] = [rules(A, KEYS), rules(B, KEYS)];
    await indexed(own);
    await indexed(others);
    await posted('in A', [idOf(own, KEYS)]);
    await posted('in B', [idOf(own, KEYS)], { guildId: B });
    await recall.corrected(own, rules(A, DOGS));
    expect(order).toEqual(['in A']);
  });
});

describe('two texts that were made to share a mark', () => {
  const [mustPay, mustNotPay] = withOneMark(
    (note) => `Every member must pay the yearly fee before the first of March, see note ${note}.`,
    (note) =>
      `Every member must not pay the yearly fee before the first of March, see note ${note}.`,
  );
  const [before, after] = [rules(A, mustPay, DOGS), rules(A, mustNotPay, DOGS)];
  const id = idOf(before, 'must pay');

  test('have one id, and a post that quotes the one is told when the other takes its place', async () => {
    expect(idOf(after, 'must not pay')).toBe(id);
    const { recall, posted, indexed, notes } = services();
    await indexed(before);
    await posted('1', [id]);
    await indexed(after);
    await recall.corrected(before, after);
    expect(notes.get('1')).toMatchObject({
      kind: 'corrected',
      changes: [{ cited: id, now: [id] }],
    });
  });

  test('are told apart when the first comes back: only the posts of the second are told', async () => {
    const { recall, clock, posted, indexed, order } = services();
    await indexed(before);
    await posted('1', [id]);
    clock.now = onDay(1);
    await indexed(after);
    await posted('2', [id]);
    clock.now = onDay(2);
    await indexed(before);
    await recall.corrected(after, before);
    expect(order).toEqual(['2']);
  });
});
