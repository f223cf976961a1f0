import { readFile } from 'node:fs/promises';
import { ANALYSING_THREAD } from '../../src/app/analysis-thread.ts';
import { fromRecord } from '../../src/corpus/reader/file-record.ts';
import { isolatedReader } from '../../src/corpus/reader/isolated-reader.ts';
import { docxOf, epubOf, wordParagraph } from '../support/hostile-files.ts';
import { seededRandom } from './citations/random.ts';
import { passageText } from './corpus-text.ts';
import { print, row } from './table.ts';

const FIXTURES = 'tests/fixtures/formats';
const PASSAGES = 2_000;
/** The first run loads and warms the parser. */
const RUNS = 4;

const random = seededRandom(3);
const passages = Array.from({ length: PASSAGES }, () => passageText(random));
const html = (tag: (text: string) => string) => passages.map(tag).join('\n');
const element = (text: string) => `<p>${text}</p>`;
const asked = (text: string, number: number) => `Why ${number}?,"${text}"`;

const SAMPLES: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  'large.md': () => Buffer.from(passages.join('\n\n')),
  'large.txt': () => Buffer.from(passages.join('\n\n')),
  'large.html': () => Buffer.from(`<html><body><main>${html(element)}</main></body></html>`),
  'large.csv': () => Buffer.from(`question,answer\n${passages.map(asked).join('\n')}`),
  'large.docx': () => docxOf(html(wordParagraph)),
  'large.epub': () => epubOf('two.xhtml', html(element)),
  'handbook.pdf (5 pages)': () => readFile(`${FIXTURES}/libreoffice/handbook.pdf`),
};

/** Reading, and reading with analysis for both indexes, in the thread that the bot reads in. */
export async function formats(): Promise<void> {
  print(
    row(
      'format',
      'text, MB',
      'passages',
      'read, MB/s',
      'passages/s',
      'with analysis, MB/s',
      'passages/s',
    ),
  );
  print(row(...Array.from({ length: 7 }, () => '---')));
  const reader = isolatedReader({ thread: ANALYSING_THREAD });
  for (const [name, make] of Object.entries(SAMPLES)) {
    const file = { name: name.replace(/ .*/, ''), bytes: await make() };
    const parsed = await reader.read(file);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const count = parsed.document.passages.length;
    const size = parsed.document.text.length / 1e6;
    const read = await fastest(() => reader.read(file));
    const analysed = await fastest(async () => fromRecord(await reader.readRecord(file)));
    const speed = (seconds: number) => [(size / seconds).toFixed(1), Math.round(count / seconds)];
    print(row(name, size.toFixed(2), count, ...speed(read), ...speed(analysed)));
  }
  await reader.close();
}

/** Seconds. */
async function fastest(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run += 1) {
    const since = performance.now();
    await work();
    least = Math.min(least, performance.now() - since);
  }
  return least / 1000;
}
