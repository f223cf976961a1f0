// Reading: throughput by format, and start-up with and without the snapshot. Prints Markdown tables.
//   node --import tsx tests/benchmarks/corpus.ts [PASSAGES…]      (default: 1000 10000)
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isolatedReader } from '../../src/corpus/isolated-reader.ts';
import { openCorpus } from '../../src/corpus/open-corpus.ts';
import { docxOf, epubOf, wordParagraph } from '../support/hostile-files.ts';

const FIXTURES = 'tests/fixtures/formats';
const PARAGRAPHS = 4_000;
const PASSAGES_PER_DOCUMENT = 25;
const WORDS =
  'harbour lantern signal keeper weather island engine compass anchor vessel current channel'.split(
    ' ',
  );

/** A paragraph of 60 words that no other number gives. */
function paragraph(number: number): string {
  const words = Array.from(
    { length: 59 },
    (_, i) => WORDS[(number * 7 + i * (1 + (number % 11))) % 12],
  );
  return `Item ${number} ${words.join(' ')}.`;
}
const paragraphs = Array.from({ length: PARAGRAPHS }, (_, i) => paragraph(i));
const html = (tag: (text: string) => string) => paragraphs.map(tag).join('\n');
const element = (text: string) => `<p>${text}</p>`;

const samples: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  'large.md': () => Buffer.from(paragraphs.join('\n\n')),
  'large.txt': () => Buffer.from(paragraphs.join('\n\n')),
  'large.html': () => Buffer.from(`<html><body><main>${html(element)}</main></body></html>`),
  'large.csv': () =>
    Buffer.from(`question,answer\n${paragraphs.map((p, i) => `Why ${i}?,${p}`).join('\n')}`),
  'large.docx': () => docxOf(html(wordParagraph)),
  'large.epub': () => epubOf('two.xhtml', html(element)),
  'handbook.pdf (5 pages)': () => readFile(`${FIXTURES}/libreoffice/handbook.pdf`),
};

print('| format | text, MB | seconds | MB/s | passages/s |');
print('|---|---|---|---|---|');
const reader = isolatedReader();
for (const [name, make] of Object.entries(samples)) {
  const file = { name: name.replace(/ .*/, ''), bytes: await make() };
  const times: number[] = [];
  let passages = 0;
  let characters = 0;
  // The first run loads and warms the parser.
  for (let run = 0; run < 4; run += 1) {
    const since = performance.now();
    const parsed = await reader.read(file);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    times.push((performance.now() - since) / 1000);
    passages = parsed.document.passages.length;
    characters = parsed.document.text.length;
  }
  const seconds = Math.min(...times.slice(1));
  const size = characters / 1e6;
  const cells = [
    size.toFixed(2),
    seconds.toFixed(3),
    (size / seconds).toFixed(1),
    Math.round(passages / seconds),
  ];
  print(`| ${name} | ${cells.join(' | ')} |`);
}
await reader.close();

print(
  '\n| passages | documents | start, seconds | with snapshot | one file changed | longest pause, ms | snapshot, MB |',
);
print('|---|---|---|---|---|---|---|');
const counts = process.argv.slice(2).map(Number);
for (const count of counts.length > 0 ? counts : [1_000, 10_000]) {
  const dir = await mkdtemp(path.join(tmpdir(), 'footnote-benchmark-'));
  const dataDir = path.join(dir, '.data');
  const documents = count / PASSAGES_PER_DOCUMENT;
  for (let number = 0; number < documents; number += 1) {
    const own = Array.from({ length: PASSAGES_PER_DOCUMENT }, (_, i) =>
      paragraph(number * PASSAGES_PER_DOCUMENT + i),
    );
    const folder = path.join(dir, String(number % 20));
    await mkdir(folder, { recursive: true });
    await writeFile(
      path.join(folder, `${number}.md`),
      `# Document ${number}\n\n${own.join('\n\n')}\n`,
    );
  }
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cold = await timed(dir, dataDir);
  const warm = await timed(dir, dataDir);
  const open = openCorpus(dir, { dataDir });
  await open.read();
  await writeFile(path.join(dir, '0', '0.md'), 'Changed text.');
  const since = performance.now();
  await open.read();
  const again = (performance.now() - since) / 1000;
  await open.close();
  delay.disable();
  const size = (await readFile(path.join(dataDir, 'corpus.snapshot'))).length / 1e6;
  const pause = (delay.max / 1e6).toFixed(0);
  print(
    `| ${count} | ${documents} | ${cold.toFixed(2)} | ${warm.toFixed(2)} | ${again.toFixed(2)} | ${pause} | ${size.toFixed(1)} |`,
  );
  await rm(dir, { recursive: true });
}

async function timed(dir: string, dataDir: string): Promise<number> {
  const open = openCorpus(dir, { dataDir });
  const since = performance.now();
  const { problems } = await open.read();
  const seconds = (performance.now() - since) / 1000;
  await open.close();
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  return seconds;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
