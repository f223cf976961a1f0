import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLiveLibrary } from '../../../src/app/live-library.ts';
import { parseSettings } from '../../../src/app/settings.ts';
import { add, check } from '../../../src/cli/corpus-commands.ts';
import { formatProblem, isFault } from '../../../src/corpus/document/problem.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { sharedReader as reader } from '../../support/shared-reader.ts';

/** The machine may be busy: every format's parser is loaded. Milliseconds. */
const SLOW = 300_000;
const CASES = 'tests/fixtures/cases';
/** Each costs something: a file, a row, a line, a value. */
const BROKEN: Readonly<Record<string, string>> = {
  'value.md': '---\nissued: yesterday\n---\n\nThe kettle whistles at six.',
  'yaml.md': '---\ntitle: "x\n---\n\nThe barn is red.',
  'row.csv': 'question,answer\nOne?,1.\n"Two?"x,2.\n',
  'line.jsonl': '{"question":"Three?","answer":"3."}\nbroken\n',
  'none.json': '{"a":1}',
  'broken.json': '{',
  'empty.md': '',
  'blank.txt': ' \n',
  'damaged.docx': 'PK no',
  'deep.html': '<b>'.repeat(2_000),
  'tangled.md': `${'> '.repeat(200)}a`,
  'letter.doc': 'x',
};

let folder: string;
let dir: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'footnote-same-'));
  dir = path.join(folder, 'corpus');
  for (const name of readdirSync(CASES)) {
    // PDFs take seconds each on a busy machine, and say nothing that others do not.
    const filter = (file: string) => !file.endsWith('.pdf');
    if (/^\d/.test(name)) {
      cpSync(path.join(CASES, name, 'corpus'), path.join(dir, name), { recursive: true, filter });
    }
  }
  for (const [name, text] of Object.entries(BROKEN)) writeFileSync(path.join(dir, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command of the command line says, one element a line. */
async function linesOf(
  dir: string,
  command: typeof check | typeof add,
  ...request: unknown[]
): Promise<string[]> {
  const lines: string[] = [];
  const say = (text: string) => void lines.push(...text.split('\n'));
  const context = { dir, reader, say, complain: say };
  await (command as (given: typeof context, ...more: unknown[]) => Promise<unknown>)(
    context,
    ...request,
  );
  return lines;
}

test('check finds what serving finds, and add what both find', { timeout: SLOW }, async () => {
  const settings = parseSettings({ CORPUS_DIR: dir, DATA_DIR: path.join(folder, 'data') });
  const served = await openLiveLibrary(settings, memoryLog().log, { reader });
  const { documents, problems } = await served.corpus(null);
  const faults = problems.filter(isFault).map(formatProblem).sort();
  expect(faults.length).toBeGreaterThanOrEqual(Object.keys(BROKEN).length - 2);

  const checked = await linesOf(dir, check, false);
  const found = checked.flatMap((line) => /^problem {2}(.*)$/.exec(line)?.[1] ?? []);
  expect(found.sort()).toEqual(faults);
  expect(checked.at(-1)).toContain(`documents: ${documents.length},`);

  const sources = Object.keys(BROKEN).map((name) => path.join(dir, name));
  const empty = path.join(folder, 'empty');
  mkdirSync(empty);
  const request = { metadata: {}, folder: '', replace: false, asMarkdown: false, dryRun: true };
  const added = (await linesOf(empty, add, { ...request, sources })).join('\n');
  for (const { file, message, kind } of problems) {
    const isBroken = Object.hasOwn(BROKEN, file) && kind !== 'advice';
    if (isBroken) expect(added, file).toContain(message.replace(/\.$/, ''));
  }
  await served.close();
});
