import { beforeEach, describe, expect, test } from 'vitest';
import { cite } from '../../commands/cite/cite.ts';
import { citeThis } from '../../commands/cite/cite-this.ts';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import { recordOf } from '../../src/citations/trace/passage-record.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import { fileText, passageWith, smallLibrary } from '../support/library.ts';
import { quotesIn, textIn } from '../support/replies.ts';
import { requestOf, targetOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const before = smallLibrary();
const last = passageWith(before, 'The last keepers left');
const id = citationId(last);
let services = emptyServices();

beforeEach(async () => {
  services = emptyServices();
  const all = before.documents.flatMap((document) => document.passages);
  await services.passageHistory.remember(all.map(recordOf));
});

/** The library after its lighthouse was edited. */
function edited(change: (text: string) => string) {
  return smallLibrary({ 'lighthouse.md': change(fileText('lighthouse.md')) });
}

describe('/cite of an old id', () => {
  test('shows what changed in the text, word by word', async () => {
    const library = edited((text) =>
      text.replace('the lighthouse in 1987', 'the grey lighthouse in 1988'),
    );
    const reply = await cite.answer(requestOf({ reference: id }), library, services);
    expect(textIn(reply)).toMatch(/cited as LIGHT\\:2\.2 has changed since/);
    expect(textIn(reply)).toMatch(
      /left the \*\*grey\*\* lighthouse in ~~\(1 word\)~~ \*\*1988\*\* when/,
    );
    expect(quotesIn(reply)[0]?.text).toContain('the grey lighthouse in 1988');
  });

  test('follows the text to where it has moved', async () => {
    const moved = edited((text) => {
      const paragraph = last.text;
      return `${text.replace(`${paragraph}\n\n`, '')}\n\n## Later\n\n${paragraph}\n`;
    });
    const reply = await cite.answer(requestOf({ reference: id }), moved, services);
    expect(textIn(reply)).toMatch(/has moved: it stood at LIGHT\\:2\.2/);
    expect(quotesIn(reply)[0]?.text).toBe(last.text);
  });

  test('says that the text was removed, also of its mark alone', async () => {
    const removed = edited((text) => text.replace(last.text, 'Cabbages were tried as well.'));
    const reply = await cite.answer(requestOf({ reference: id }), removed, services);
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toMatch(/has been removed from the library/);
    const mark = await cite.answer(requestOf({ reference: `~${last.mark}` }), removed, services);
    expect(textIn(mark)).toMatch(/has been removed from the library/);
  });

  test('shows unchanged text as it is', async () => {
    const library = edited((text) => text.replace('grey granite', 'red granite'));
    const reply = await cite.answer(requestOf({ reference: id }), library, services);
    expect(textIn(reply)).not.toMatch(/changed|moved/);
    expect(quotesIn(reply)[0]?.text).toBe(last.text);
  });
});

describe('/cite of a changed text, where its managers want to see the old words', () => {
  const server = requestOf().serverId ?? '';
  const library = edited((text) =>
    text.replace('the lighthouse in 1987', 'the grey lighthouse in 1988'),
  );
  const versions = (...all: (typeof before)[]) => ({
    async *formerVersions({ name }: Document) {
      for (const { documents } of all) yield* documents.filter((one) => one.name === name);
    },
  });
  const asked = async (more: object, reference = id, request: object = {}) => {
    const own = { ...services, ...more };
    return textIn(await cite.answer(requestOf({ reference }, request), library, own));
  };
  beforeEach(() => services.serverSettings.change(server, 'old-words', null, 'on'));

  test('shows them, from the version that was replaced', async () => {
    const text = await asked(versions(library, before));
    expect(text).toMatch(/left the \*\*grey\*\* lighthouse in ~~1987~~ \*\*1988\*\* when/);
    expect(text).toMatch(/~~struck out~~: what went, from the version before/);
    expect(text).not.toMatch(/not kept/);
  });

  test('counts them where no version holds the very text that was recorded', async () => {
    const other = edited((text) => text.replace('lighthouse in 1987', 'lighthouse in 1986'));
    for (const kept of [versions(), versions(other), versions(library)]) {
      expect(await asked(kept)).toMatch(/in ~~\(1 word\)~~ \*\*1988\*\* when/);
    }
  });

  test('counts them elsewhere, and where the managers do not want it', async () => {
    const kept = versions(before);
    const elsewhere = { serverId: '200000000000000001' };
    for (const place of [elsewhere, { serverId: null, guildId: null }]) {
      expect(await asked(kept, id, place)).toMatch(/in ~~\(1 word\)~~/);
    }
    await services.serverSettings.change(server, 'old-words', 'on', null);
    expect(await asked(kept)).toMatch(/in ~~\(1 word\)~~/);
  });

  test('shows none of a document that is another by now', async () => {
    const renamed = edited((text) =>
      text.replace('key: LIGHT', 'key: TOWER').replace('in 1987', 'in 1988'),
    );
    const asks = requestOf({ reference: id });
    const reply = await cite.answer(asks, renamed, { ...services, ...versions(before) });
    expect(textIn(reply)).toMatch(/in ~~\(1 word\)~~ \*\*1988\*\*/);
  });

  test('escapes them like any other text of documents', async () => {
    const nasty = edited((text) =>
      text.replace('in 1987', 'in about **@everyone** `1987` <@1> ~~ or so'),
    );
    await services.passageHistory.remember(
      nasty.documents.flatMap(({ passages }) => passages.map(recordOf)),
    );
    const cited = citationId(passageWith(nasty, 'The last keepers left'));
    const text = await asked(versions(nasty), cited);
    expect(text).toMatch(/~~.*\\@everyone.*~~/);
    expect(text).not.toMatch(/(?<!\\)@everyone|(?<!\\)<@1/);
  });
});

describe('what a server’s own document held', () => {
  const own = `${fileText('lighthouse.md').replace('key: LIGHT', 'key: KEEPERS')}`;
  const home = '100000000000000001';
  const withOwn = smallLibrary({ [`servers/${home}/keepers.md`]: own, 'lighthouse.md': null });
  const cited = citationId(passageWith(withOwn, 'The last keepers left'));
  const without = smallLibrary({ 'lighthouse.md': null });
  const elsewhere = { guildId: '200000000000000001', serverId: '200000000000000001' };
  const notInstalled = { guildId: home, serverId: null };

  beforeEach(async () => {
    services = emptyServices();
    const all = withOwn.documents.flatMap(({ passages }) => passages);
    await services.passageHistory.remember(all.map(recordOf));
  });

  test.each([cited, `~${last.mark}`])('is remembered there and nowhere else: %s', async (text) => {
    const ask = async (changes: object) =>
      textIn(await cite.answer(requestOf({ reference: text }, changes), without, services));
    expect(await ask({})).toMatch(/cited as KEEPERS\\:2\.2\\~\w+ has been removed/);
    for (const place of [elsewhere, notInstalled, { guildId: null, serverId: null }]) {
      expect(await ask(place)).not.toMatch(/removed/);
      expect(await ask(place)).toMatch(/[Nn]o passage has the mark|has that key/);
    }
  });

  test('is followed there only by Cite this', async () => {
    const target = targetOf('', { own: true, citations: [cited] });
    const moved = smallLibrary({ 'lighthouse.md': own.replace('in 1987', 'in 1988') });
    const reply = await citeThis.answer(requestOf({}, { target }), moved, services);
    expect(textIn(reply)).toMatch(/KEEPERS:2\.2~/);
    await expect(
      citeThis.answer(requestOf({}, { target, ...elsewhere }), moved, services),
    ).rejects.toThrow(/None of the passages/);
  });
});

describe('Cite this on an old message', () => {
  const target = targetOf('', { own: true, citations: [id] });

  test('follows the text, and names what is gone', async () => {
    const library = edited((text) => text.replace('in 1987', 'in 1988'));
    const reply = await citeThis.answer(requestOf({}, { target }), library, services);
    expect(textIn(reply)).toMatch(/LIGHT:2\.2~/);
    const without = edited((text) => text.replace(last.text, 'Cabbages were tried as well.'));
    const keepers = citationId(passageWith(before, 'Three keepers lived'));
    const both = { ...target, citations: [id, keepers] };
    const partly = await citeThis.answer(requestOf({}, { target: both }), without, services);
    expect(textIn(partly)).toMatch(/Not in the library any more: LIGHT\\:2\.2/);
    await expect(citeThis.answer(requestOf({}, { target }), without, services)).rejects.toThrow(
      /None of the passages/,
    );
  });

  test('works on the bot’s own messages with excerpts only', async () => {
    const ask = (changes: object) =>
      citeThis.answer(requestOf({}, { target: { ...target, ...changes } }), before, services);
    await expect(ask({ own: false })).rejects.toThrow(/works on my own messages/);
    await expect(ask({ citations: [] })).rejects.toThrow(/shows no excerpt/);
  });
});

describe('an id of another server', () => {
  const home = '100000000000000001';
  const inHome = (key: string) => ({
    [`servers/${home}/keepers.md`]: fileText('lighthouse.md')
      .replace('key: LIGHT', `key: ${key}`)
      .replace('in 1987', 'in 1999'),
  });
  const elsewhere = { guildId: '200000000000000001', serverId: '200000000000000001' };

  test.each(['LIGHT', 'KEEPERS'])('is told of as one that never was, of %s', async (key) => {
    const theirs = smallLibrary({ ...inHome(key), 'lighthouse.md': null });
    services = emptyServices();
    const all = [theirs, before].flatMap(({ documents }) => documents);
    await services.passageHistory.remember(all.flatMap(({ passages }) => passages.map(recordOf)));
    const { section, number, mark } = passageWith(theirs, 'in 1999');
    const place = `${key}:${section.number}.${number}`;
    const ask = async (reference: string) => {
      const reply = await cite.answer(requestOf({ reference }, elsewhere), before, services);
      return textIn(reply).replaceAll(/aaaaa|[a-z2-7]{5}(?=[ :`.;]|$)/g, (found) =>
        found === mark || found === 'aaaaa' ? 'MARK' : found,
      );
    };
    for (const form of [`${place}~`, `${key}~`, '~']) {
      const [own, never] = [await ask(form + mark), await ask(`${form}aaaaa`)];
      expect(own).toBe(never);
      expect(own).not.toMatch(/changed since it was cited/);
    }
  });
});
