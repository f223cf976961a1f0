import { describe, expect, test, vi } from 'vitest';
import { library as command } from '../../commands/library/library.ts';
import { libraryPages } from '../../commands/library/library-page.ts';
import { recordOf } from '../../src/citations/trace/passage-record.ts';
import type { Librarian, LibraryStatus } from '../../src/community/librarian.ts';
import type { Recall, RecallReport } from '../../src/community/recall.ts';
import { serverFolder } from '../../src/corpus/document/document-server.ts';
import { packId } from '../../src/discord/command/custom-id.ts';
import type { Request } from '../../src/discord/command/request.ts';
import { buildLibrary } from '../../src/retrieval/index/build-library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { documentsOf } from '../support/documents.ts';
import { buttonsIn, textIn } from '../support/replies.ts';
import { ASKER, pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const SERVER = '100000000000000001';
const RULES = `---\nkey: RULES\ntitle: House Rules\n---\nNo dogs in the hall.`;
const documents = documentsOf({ [`${serverFolder(SERVER)}rules.md`]: RULES });
const view = buildLibrary(documents);
const [rules] = documents;
if (!rules) throw new Error('no document');

const STATUS: LibraryStatus = {
  own: documents,
  shared: [],
  problems: [],
  doing: null,
  bytes: 2.5 * 1024 * 1024,
  limits: { documents: 100, bytes: 100 * 1024 * 1024, words: 1_000_000 },
};
const UNTOUCHED: RecallReport = { amended: 0, refused: 0, gone: 0, later: 0, left: 0 };

function servicesWith(librarian: Partial<Librarian>, report: RecallReport = UNTOUCHED) {
  const recall: Recall = { withdrawn: async () => report, corrected: async () => report };
  const base = emptyServices();
  const all = { ...base.librarian, status: async () => STATUS, ...librarian };
  return { ...base, librarian: all, recall };
}

const answer = async (
  subcommand: string,
  services: ReturnType<typeof servicesWith>,
  options: Request['options'] = {},
  changes: Partial<Request> = {},
) => textIn(await command.answer(requestOf(options, { subcommand, ...changes }), view, services));

const FILE = { name: 'rules.md', size: 20, load: async () => new Uint8Array() };

describe('/library', () => {
  test('is for servers that have added the bot', async () => {
    const asked = answer('list', servicesWith({}), {}, { serverId: null });
    await expect(asked).rejects.toThrow(PlainError);
  });

  test('add passes on what is stated, for this server alone, and shows what was added', async () => {
    const add = vi.fn<Librarian['add']>(async () => rules);
    const options = { title: 'House Rules', key: 'rules' };
    const text = await answer('add', servicesWith({ add }), options, { files: { file: FILE } });
    expect(add.mock.calls[0]?.slice(0, 3)).toEqual([
      FILE,
      { title: 'House Rules', key: 'RULES' },
      SERVER,
    ]);
    expect(text).toContain('Added, seen in this server only');
    expect(text).toContain('source: RULES');
  });

  test('add wants a file, and for all servers the owner of the bot', async () => {
    await expect(answer('add', servicesWith({}))).rejects.toThrow('Attach the file');
    const asked = (isBotOwner: boolean, services = servicesWith({})) =>
      answer('add', services, { public: true }, { files: { file: FILE }, isBotOwner });
    await expect(asked(false)).rejects.toThrow('Only whoever runs the bot');
    const add = vi.fn<Librarian['add']>(async () => rules);
    expect(await asked(true, servicesWith({ add }))).toContain('seen in all servers');
    expect(add.mock.calls[0]?.[2]).toBeNull();
  });

  test('update says how much stayed, and what became of earlier posts', async () => {
    const [after] = documentsOf({ 'rules.md': `${RULES}\n\n# More\n\nNo cats.` });
    const report = { amended: 2, refused: 3, gone: 1, later: 1, left: 0 };
    const services = servicesWith({ update: async () => after ?? rules }, report);
    const text = await answer('update', services, { document: 'RULES', title: 'Rules' });
    expect(text).toContain('1 passage as before, 1 new or changed, 0 of the old ones gone');
    expect(text).toContain('I put a note on 2 of my earlier posts that quote what has changed.');
    expect(text).toContain('2 posts could not be changed');
    expect(text).toContain('1 post will follow');
    expect(text).toContain('1 post had been deleted before');
  });

  test('update with nothing to change says so', async () => {
    const asked = answer('update', servicesWith({}), { document: 'RULES' });
    await expect(asked).rejects.toThrow('Attach the new version');
  });

  test('withdraw takes a document away, or first a file of that name that cannot be read', async () => {
    const withdraw = vi.fn<Librarian['withdraw']>(async () => undefined);
    const discard = vi.fn<Librarian['discard']>(async (name) => name === 'broken.pdf');
    const services = servicesWith({ withdraw, discard });
    const text = await answer('withdraw', services, { document: 'RULES' });
    expect(text).toContain('Withdrawn');
    expect(text).toContain('None of my posts of the last three months quote it.');
    expect(withdraw.mock.calls[0]?.[0]).toBe(rules);
    expect(await answer('withdraw', services, { document: 'broken.pdf' })).toContain('Taken away');
    expect(withdraw).toHaveBeenCalledOnce();
  });

  test('reindex reads this server’s documents alone', async () => {
    const reindex = vi.fn<Librarian['reindex']>(async () => undefined);
    const text = await answer('reindex', servicesWith({ reindex }));
    expect(reindex.mock.calls[0]?.[0]).toBe(SERVER);
    expect(text).toContain('1 document with 1 passage; all could be read.');
  });

  test('status tells the room that is left and, of many problems, ten', async () => {
    const problems = Array.from({ length: 12 }, (_, number) => ({
      file: `f${number}.pdf`,
      line: null,
      message: 'is locked.',
    }));
    const status = async () => ({ ...STATUS, problems, doing: 'reading' as const });
    const text = await answer('status', servicesWith({ status }));
    expect(text).toMatch(/Room: 1 of 100 documents, 2\\?\.5 of 100 MiB, 5 of 1,000,000 words/);
    expect(text).toContain('A change of these documents is under way.');
    expect(text).toContain('f9.pdf');
    expect(text).not.toContain('f10.pdf');
    expect(text).toContain('2 more problems');
  });

  test('list has pages, its own documents first, and ends at the last', async () => {
    const shared = documentsOf(
      Object.fromEntries(
        Array.from({ length: 8 }, (_, number) => [`d${number}.md`, `Text of ${number}.`]),
      ),
    );
    const services = servicesWith({ status: async () => ({ ...STATUS, shared }) });
    const first = await command.answer(requestOf({}, { subcommand: 'list' }), view, services);
    expect(textIn(first)).toMatch(/House Rules[\s\S]*for all servers/);
    expect(buttonsIn(first)[1]?.label).toBe('1 of 2');
    const press = pressOf([packId(ASKER), '9'], { ephemeral: true });
    const turned = await libraryPages.action.answer(press, view, services);
    if (turned.kind !== 'update') throw new Error('another page was expected');
    expect(buttonsIn(turned.reply)[1]?.label).toBe('2 of 2');
    expect(textIn(turned.reply)).not.toContain('House Rules');
  });
});

test('a document that is withdrawn with its quotes is forgotten with its ids, and another server’s is not', async () => {
  const services = servicesWith({ discard: async () => false, withdraw: async () => {} });
  const [other] = documentsOf({ [`${serverFolder('200000000000000001')}rules.md`]: RULES });
  const [own, others] = [rules, other ?? rules].map(({ passages }) => passages.map(recordOf));
  await services.passageHistory.remember([...(own ?? []), ...(others ?? [])]);
  const mark = rules.passages[0]?.mark ?? '';
  const known = async (server: string) =>
    (await services.passageHistory.findByMark(mark, server)).length;
  await answer('withdraw', services, { document: 'RULES' });
  expect(await known(SERVER)).toBe(1);
  await answer('withdraw', services, { document: 'RULES', 'remove-quotes': true });
  expect(await known(SERVER)).toBe(0);
  expect(await known('200000000000000001')).toBe(1);
});
