// Reading, starting, following changes, memory. Prints Markdown tables.
//   node --import tsx tests/benchmarks/corpus.ts [formats|sizes|reindex] [PASSAGES…]
//   node --import tsx tests/benchmarks/corpus.ts hostile [CHARACTERS] [PART OF A SHAPE'S NAME]
// Without a word the first three; sizes at 1,000, 10,000 and 50,000 passages, the reindex at the last.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { formats } from './corpus-formats.ts';
import { hostile } from './corpus-hostile.ts';
import { PASSAGES_PER_DOCUMENT, writeCorpus } from './corpus-text.ts';
import { print, row } from './table.ts';

const SERVING = fileURLToPath(new URL('./corpus-serving.ts', import.meta.url));
const run = promisify(execFile);

interface Start {
  readonly start: number;
  readonly resident: number;
  readonly used: number;
}
interface Change extends Start {
  readonly change: number;
  readonly pause: number;
}
interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
  readonly count: number;
}
interface Reindex extends Start {
  readonly idle: Times;
  readonly busy: Times;
  readonly seconds: number;
  readonly pause: number;
  readonly gc: number;
}

const [word = 'all', ...rest] = process.argv.slice(2);
const given = rest.map(Number);
const counts = given.length > 0 ? given : [1_000, 10_000, 50_000];
if (word === 'hostile') await hostile(Number(rest[0] ?? 500_000), rest[1]);
if (word === 'formats' || word === 'all') await formats();
if (word === 'sizes' || word === 'all') await sizes();
if (word === 'reindex' || word === 'all') await reindex(counts.at(-1) ?? 0);

async function sizes(): Promise<void> {
  print(
    `\n${row('passages', 'documents', 'first start, s', 'start, s', 'one file changed, s', 'longest pause meanwhile, ms', 'memory used, MB', 'resident after first start, MB', 'after start, MB', 'snapshot, MB')}`,
  );
  print(row(...Array.from({ length: 10 }, () => '---')));
  for (const passages of counts) {
    await withCorpus(passages, async (folder) => {
      const first: Start = await serve(folder, passages, 'start');
      const again: Start = await serve(folder, passages, 'start');
      const { change, pause }: Change = await serve(folder, passages, 'change');
      print(
        row(
          passages,
          passages / PASSAGES_PER_DOCUMENT,
          first.start.toFixed(1),
          again.start.toFixed(1),
          change.toFixed(2),
          pause.toFixed(0),
          again.used.toFixed(0),
          first.resident.toFixed(0),
          again.resident.toFixed(0),
          ((await sizeOf(path.join(folder, 'data', 'library'))) / 1e6).toFixed(0),
        ),
      );
    });
  }
}

async function reindex(passages: number): Promise<void> {
  await withCorpus(passages, async (folder) => {
    await serve(folder, passages, 'start');
    const { idle, busy, seconds, pause, gc }: Reindex = await serve(folder, passages, 'reindex');
    print(
      `\n${row(`${passages} passages`, 'questions', 'p50, ms', 'p95, ms', 'latest answer, ms')}`,
    );
    print(row(...Array.from({ length: 5 }, () => '---')));
    for (const [name, { count, p50, p95, most }] of Object.entries({
      idle,
      'all files replaced': busy,
    })) {
      print(row(name, count, p50.toFixed(1), p95.toFixed(1), most.toFixed(0)));
    }
    print(
      `\nReindexed in ${seconds.toFixed(0)} s; longest pause ${pause.toFixed(0)} ms, of garbage collection ${gc.toFixed(0)} ms.`,
    );
  });
}

async function withCorpus(
  passages: number,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-benchmark-'));
  try {
    await writeCorpus(path.join(folder, 'corpus'), passages);
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function serve<T extends Start>(folder: string, passages: number, what: string): Promise<T> {
  const options = ['--expose-gc', '--import', 'tsx', SERVING, folder, String(passages), what];
  const { stdout } = await run(process.execPath, options);
  return JSON.parse(stdout) as T;
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(
    async (name) => (await stat(path.join(folder, name))).size,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
