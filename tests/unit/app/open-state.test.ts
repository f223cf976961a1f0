import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openState } from '../../../src/app/open-state.ts';
import { passageWith, smallLibrary } from '../../support/library.ts';
import { memoryLog } from '../../support/memory-log.ts';

test('what is noted of a library leaves out documents that nobody is shown', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const own = 'servers/100000000000000001/rules.md';
  const library = smallLibrary({
    'secret.md': '---\nkey: SECRET\ntitle: Secret\npublic: false\n---\n\nNobody reads this one.\n',
    [own]: '---\nkey: OWN\ntitle: Own\npublic: false\n---\n\nMembers read this one.\n',
  });
  const state = await openState(folder, () => library.documents, memoryLog().log);
  onTestFinished(() => state.close());
  await state.remember(library.documents);
  const noted = async (words: string, server: string | null) => {
    const { mark } = passageWith(library, words);
    return (await state.passageHistory.findByMark(mark, server)).map((one) => one.server);
  };
  expect(await noted('grey granite', null)).toEqual([null]);
  expect(await noted('Nobody reads', null)).toEqual([]);
  expect(await noted('Members read', '100000000000000001')).toEqual(['100000000000000001']);
  expect(await noted('Members read', null)).toEqual([]);
});
