import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Kysely, Migrator, sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { resolveReference } from '../../../src/citations/resolve/resolve-reference.ts';
import {
  fingerprintWords,
  formerFingerprint,
  recordOf,
  recordsOf,
} from '../../../src/citations/trace/passage-record.ts';
import { isVouchedFor } from '../../../src/citations/trace/same-text.ts';
import { traceCitation, unindexed } from '../../../src/citations/trace/trace-citation.ts';
import type { Document } from '../../../src/corpus/document/document.ts';
import { formerMark } from '../../../src/corpus/document/passage-mark.ts';
import { LibsqlDialect } from '../../../src/store/libsql-dialect.ts';
import { MIGRATIONS } from '../../../src/store/migrations/migrate.ts';
import { fnv1a16 } from '../../../src/system/fnv1a.ts';
import { wordsOf } from '../../../src/text/words.ts';
import { documentOf } from '../../support/documents.ts';
import { withOneMark } from '../../support/same-mark.ts';
import { newFolder, opened, quiet } from './opening.ts';

const SECRET_FILE = 'footnote.secret';
const DAY = '2024-05-06T07:08:09.000Z';

const RULES = `Members who lost their password write to the treasurer before Thursday and bring a witness. The
treasurer answers within nine days, or names somebody else who does. Nobody may lend a key of the archive to a
guest without asking the secretary, who writes the name of the guest into the red book beside the door.`;
const TALK = `Somebody wrote a letter to the secretary of the archive. The guest lost the red key beside a door
and may not bring members. Nobody answers, names or asks who does it within nine days before the treasurer is
here. The witness writes the password of a book for a guest on Thursday without asking.`;

const document = (text: string, name = 'rules.md'): Document =>
  documentOf(`---\nkey: RULES\nlanguage: en\n---\n\n## Rules\n\n${text}\n`, name);
const rules = document(RULES);
const passageOf = ({ passages: [first] }: Document) => {
  if (!first) throw new Error('no passage');
  return first;
};

const rowsIn = async (folder: string) => {
  const db = new Kysely<unknown>({
    dialect: new LibsqlDialect(path.join(folder, 'footnote.sqlite')),
  });
  const { rows } = await sql<Record<string, string>>`select * from passage_history`.execute(db);
  await db.destroy();
  return rows;
};

/** What somebody reads of a passage who has its row and a dictionary, by hashes of 16 bits a word. */
function readBack(fingerprint: string, dictionary: readonly string[]): number {
  const byHash = new Map(dictionary.map((word) => [fnv1a16(word), word]));
  const guessed = Array.from(fingerprintWords(fingerprint), (hash) => byHash.get(hash));
  const words = wordsOf(RULES).map(({ form }) => form);
  return words.filter((word, at) => guessed[at] === word).length / words.length;
}

async function kept(folder: string, ...documents: readonly Document[]) {
  const store = await opened(folder);
  for (const { passages } of documents) {
    await store.passageHistory.remember(passages.flatMap(recordsOf));
  }
  await store.close();
}

/** A database as Footnote 0.2 left it, with what it kept of these documents. */
async function keptBefore(folder: string, ...documents: readonly Document[]) {
  const db = new Kysely<unknown>({
    dialect: new LibsqlDialect(path.join(folder, 'footnote.sqlite')),
  });
  const known = Object.fromEntries(Object.entries(MIGRATIONS).slice(0, 3));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  for (const passage of documents.flatMap(({ passages }) => passages)) {
    const { section, number, text, mark } = passage;
    await sql`insert into passage_history values
      ('', 'RULES', ${section.number}, ${number}, ${formerMark(text) ?? mark},
       ${formerFingerprint(passage)}, ${DAY}, ${DAY})`.execute(db);
  }
  await sql`pragma journal_mode = wal`.execute(db);
  await db.destroy();
}

describe('what is kept of a text', () => {
  const dictionary = [...new Set(wordsOf(TALK).map(({ form }) => form))];

  test('was read back with the words of another text from hashes that are not encrypted', () => {
    expect(readBack(recordOf(passageOf(rules)).fingerprint, dictionary)).toBeGreaterThan(0.6);
  });

  test('cannot be read back, or recognised, from the database alone', async () => {
    const folder = newFolder();
    await kept(folder, rules);
    const [row] = await rowsIn(folder);
    const { digest, fingerprint } = recordOf(passageOf(rules));
    for (const offset of [0, 1]) {
      const shifted = Buffer.from(row?.['fingerprint'] ?? '', 'base64').subarray(offset);
      for (let at = 0; at < shifted.length; at += 1) {
        expect(readBack(shifted.subarray(at).toString('base64'), dictionary)).toBeLessThan(0.1);
      }
    }
    const file = readFileSync(path.join(folder, 'footnote.sqlite'));
    expect(file.includes(fingerprint.slice(0, 24))).toBe(false);
    expect(file.includes(Buffer.from(fingerprint, 'base64').subarray(0, 16))).toBe(false);
    expect(file.includes(digest ?? '')).toBe(false);
  });

  test('is not the same in two databases, nor at two places in one', async () => {
    const [one, other] = [newFolder(), newFolder()];
    await kept(one, rules, document(RULES, 'servers/300000000000000001/rules.md'));
    await kept(other, rules);
    const rows = [...(await rowsIn(one)), ...(await rowsIn(other))];
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(new Set(rows.map(({ digest }) => digest?.split('.')[1])).size).toBe(3);
  });
});

describe('the secret', () => {
  const fileIn = (folder: string) => path.join(folder, SECRET_FILE);

  test('is made once, is random, and is its owner’s alone', async () => {
    const [folder, other] = [newFolder(), newFolder()];
    await kept(folder);
    const made = readFileSync(fileIn(folder), 'utf8');
    expect(made).toMatch(/^[0-9a-f]{64}\n$/);
    await kept(folder);
    await kept(other);
    expect(readFileSync(fileIn(folder), 'utf8')).toBe(made);
    expect(readFileSync(fileIn(other), 'utf8')).not.toBe(made);
  });

  test.skipIf(process.platform === 'win32')('is closed to others where it was open', async () => {
    const folder = newFolder();
    await kept(folder);
    expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600);
    writeFileSync(fileIn(newFolder()), '');
    const open = newFolder();
    writeFileSync(fileIn(open), `${'0a'.repeat(32)}\n`, { mode: 0o644 });
    await kept(open);
    expect(statSync(fileIn(open)).mode & 0o777).toBe(0o600);
  });

  test('is one for all stores that are opened at once', async () => {
    const folder = newFolder();
    const stores = await Promise.all(Array.from({ length: 4 }, () => opened(folder)));
    for (const store of stores) {
      await store.passageHistory.remember(rules.passages.map(recordOf));
    }
    expect(await rowsIn(folder)).toHaveLength(rules.passages.length);
  });

  test('that was damaged is named with what to do, and nothing is overwritten', async () => {
    const folder = newFolder();
    await kept(folder, rules);
    writeFileSync(fileIn(folder), 'mud');
    await expect(opened(folder)).rejects.toThrow(
      /footnote\.secret does not hold the secret that Footnote made; put it back from a backup\. Without one, move it away/,
    );
    expect(readFileSync(fileIn(folder), 'utf8')).toBe('mud');
  });

  test('is not logged', async () => {
    const folder = newFolder();
    const info = vi.fn();
    const store = await opened(folder, { log: { ...quiet, info, warn: info, error: info } });
    await store.close();
    const secret = readFileSync(fileIn(folder), 'utf8').trim();
    expect(JSON.stringify(info.mock.calls)).not.toContain(secret);
  });

  test('that was lost costs no id: what is at hand is known again, the rest by its mark alone', async () => {
    const folder = newFolder();
    const gone = document('Cabbages are grown behind the hall by whoever has the time for it.');
    await kept(folder, rules, { ...gone, metadata: { ...gone.metadata, key: 'RULES' } });
    rmSync(fileIn(folder));
    const store = await opened(folder);
    const record = await store.passageHistory.find(recordOf(passageOf(rules)), null);
    expect(record).toMatchObject({ key: 'RULES', digest: null, fingerprint: '' });
    await store.passageHistory.remember(rules.passages.flatMap(recordsOf));
    const again = await store.passageHistory.find(recordOf(passageOf(rules)), null);
    expect(again).toMatchObject(recordOf(passageOf(rules)));
    expect(again?.firstSeen).toEqual(record?.firstSeen);
    expect(await rowsIn(folder)).toHaveLength(2);
    const lost = await store.passageHistory.find(recordOf(passageOf(gone)), null);
    if (!lost) throw new Error('an id was lost');
    expect(traceCitation(unindexed([gone]), lost).kind).toBe('same');
    expect(traceCitation(unindexed([rules]), lost).kind).toBe('removed');
  });

  test('that was lost does not make one of two texts that had one id', async () => {
    const folder = newFolder();
    const [before, after] = withOneMark(
      (number) => `Every member must pay ${number} crowns before the first of March.`,
      (number) => `No member must pay ${number} crowns before the first of March.`,
    ).map((text) => document(text));
    if (!before || !after) throw new Error('no texts');
    await kept(folder, before, after);
    rmSync(fileIn(folder));
    const store = await opened(folder);
    const { mark } = passageOf(after);
    const isVouched = async () =>
      isVouchedFor(passageOf(after), await store.passageHistory.findByMark(mark, null));
    expect(await isVouched()).toBe(false);
    await store.passageHistory.remember(after.passages.flatMap(recordsOf));
    expect(await isVouched()).toBe(false);
    expect(await store.passageHistory.findByMark(mark, null)).toHaveLength(3);
    const remembered = await store.passageHistory.findByMark(mark, null);
    const cited = resolveReference([after], `RULES:1.1~${mark}`, { remembered: () => remembered });
    expect(cited).toMatchObject({ kind: 'found', note: expect.stringMatching(/cannot be told/) });
  });
});

describe('what Footnote 0.2 kept', () => {
  const signs = `${RULES} A fee of 10² crowns → the treasurer, ✓ when paid.`;

  test('is encrypted at the first start, to the last byte on the disk', async () => {
    const folder = newFolder();
    await keptBefore(folder, rules);
    const plain = formerFingerprint(passageOf(rules)).slice(0, 40);
    const bytes = () =>
      ['', '-wal']
        .map((end) => path.join(folder, `footnote.sqlite${end}`))
        .filter(existsSync)
        .map((file) => readFileSync(file, 'latin1'))
        .join('');
    expect(bytes()).toContain(plain);
    const info = vi.fn();
    const store = await opened(folder, { log: { ...quiet, info } });
    expect(info).toHaveBeenCalledWith({ sealed: 1 }, 'Encrypted what was kept of passages');
    expect(bytes()).not.toContain(plain);
    await store.close();
    expect(bytes()).not.toContain(plain);
  });

  test('is followed as before, and a text that did not change is not said to have changed', async () => {
    const folder = newFolder();
    const [before, edited] = [document(signs), document(signs.replace('nine days', 'ten days'))];
    await keptBefore(folder, before);
    const store = await opened(folder);
    const passage = passageOf(before);
    const mark = formerMark(passage.text) ?? '';
    const [record] = await store.passageHistory.findByMark(mark, null);
    if (!record) throw new Error('not remembered');
    expect(record).toMatchObject({ digest: null, fingerprint: formerFingerprint(passage) });
    expect(traceCitation(unindexed([before]), record).kind).toBe('same');
    const trace = traceCitation(unindexed([edited]), record);
    const changes = trace.kind === 'changed' ? trace.difference : [];
    // No sign is new, and 10² is no other word, though neither was kept as one.
    expect(changes.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'gone', text: null, words: 1 },
      { kind: 'new', text: 'ten', words: 1 },
    ]);
  });

  test('is taken over by what is at hand, with the day it was first seen, and is no second row', async () => {
    const folder = newFolder();
    const before = document(signs);
    await keptBefore(folder, before);
    const store = await opened(folder);
    await store.passageHistory.remember(before.passages.flatMap(recordsOf));
    const mark = formerMark(passageOf(before).text) ?? '';
    const records = await store.passageHistory.findByMark(mark, null);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      digest: recordOf(passageOf(before)).digest,
      firstSeen: new Date(DAY),
    });
  });

  test('is not taken over by a change that NFKC hides', async () => {
    const folder = newFolder();
    const [before, after] = [document(signs), document(signs.replace('10²', '102'))];
    const mark = formerMark(passageOf(before).text);
    expect(passageOf(after).mark).toBe(mark);
    await keptBefore(folder, before);
    const store = await opened(folder);
    await store.passageHistory.remember(before.passages.flatMap(recordsOf));
    await store.passageHistory.remember(after.passages.flatMap(recordsOf));
    const records = await store.passageHistory.findByMark(mark ?? '', null);
    const kinds = records.map((record) => traceCitation(unindexed([after]), record).kind);
    expect(kinds.sort()).toEqual(['changed', 'same']);
  });

  test('says nothing of a change that it did not record: of two texts with one id the last, of that its words', async () => {
    const folder = newFolder();
    const [before, after] = [document(signs), document(signs.replace('10²', '102'))];
    await keptBefore(folder, before);
    const store = await opened(folder);
    const mark = formerMark(passageOf(before).text) ?? '';
    await store.passageHistory.remember(after.passages.flatMap(recordsOf));
    const records = await store.passageHistory.findByMark(mark, null);
    expect(records.map(({ digest }) => digest)).toEqual([recordOf(passageOf(after)).digest]);
    await store.passageHistory.remember(before.passages.flatMap(recordsOf));
    expect(await store.passageHistory.findByMark(mark, null)).toHaveLength(2);
  });
});

test('a post is recorded with the text that its citations stand for, each in its server', async () => {
  const store = await opened();
  const server = '300000000000000001';
  const own = document(RULES.replace('nine', 'ten'), `servers/${server}/rules.md`);
  const [shared, theirs] = [rules, own].map((one) => recordOf(passageOf(one)));
  if (!shared || !theirs) throw new Error('no records');
  await store.passageHistory.remember([shared, { ...theirs, mark: shared.mark }]);
  const id = `RULES:1.1~${shared.mark}`;
  const post = { channelId: '1', citations: [id, 'GONE:1.1~aaaaa'], postedAt: new Date(DAY) };
  await store.ownPosts.record({ ...post, messageId: '1', guildId: server });
  await store.ownPosts.record({ ...post, messageId: '2', guildId: null });
  for (const [messageId, guildId, record] of [
    ['1', server, theirs],
    ['2', null, shared],
  ] as const) {
    const posts = await store.ownPosts.recent('1', 50);
    const texts = posts.find((one) => one.messageId === messageId)?.texts;
    expect([...(texts?.keys() ?? [])]).toEqual([id]);
    const found = await store.passageHistory.find(shared, guildId, texts?.get(id));
    expect(found?.digest).toBe(record.digest);
  }
});
