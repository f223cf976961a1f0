import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MIB = 1024 * 1024;
const PROBE = fileURLToPath(new URL('./heap-probe.mjs', import.meta.url));

/** Memory of the bot's main thread in MiB, after its garbage was collected. */
export interface Heap {
  readonly heap: number;
  /** What lies outside the heap: arrays of numbers, files. */
  readonly external: number;
  /** Of the whole process, with the threads that read. */
  readonly resident: number;
}

/** The bot in a process of its own, as `npm start` runs it. */
export interface RunningBot {
  readonly child: ChildProcess;
  /** Resolves when it answers. */
  readonly ready: Promise<void>;
  /** Only of one that is `probed`. */
  heap(): Promise<Heap>;
  stop(): Promise<void>;
}

export interface RunOptions {
  readonly token: string;
  readonly api: string;
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Lets its memory be asked for. */
  readonly probed?: boolean;
}

export function startBot({ token, api, corpusDir, dataDir, ...more }: RunOptions): RunningBot {
  const { probed = false, env = {} } = more;
  const child = spawn(
    process.execPath,
    [...(probed ? ['--expose-gc', '--import', PROBE] : []), '--import', 'tsx', 'src/index.ts'],
    {
      env: {
        ...process.env,
        DISCORD_TOKEN: token,
        DISCORD_API: api,
        DATA_DIR: dataDir,
        CORPUS_DIR: corpusDir,
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit', ...(probed ? ['ipc' as const] : [])],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  // Whoever runs the benchmark may call it off.
  process.once('exit', () => child.kill('SIGKILL'));
  return {
    child,
    ready: new Promise((resolve, reject) => {
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        if (/Footnote is on Discord/.test(text)) resolve();
      });
      void ended.then((code) => reject(new Error(`The bot ended with ${code}.`)));
    }),
    heap: () =>
      new Promise((resolve) => {
        child.once('message', (usage: NodeJS.MemoryUsage) => {
          const inMiB = (bytes: number) => Math.round((bytes / MIB) * 10) / 10;
          resolve({
            heap: inMiB(usage.heapUsed),
            external: inMiB(usage.external),
            resident: inMiB(usage.rss),
          });
        });
        child.send('heap');
      }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Linux only; 0 elsewhere. */
export function residentMiB({ child }: RunningBot): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** Milliseconds in one line. */
export function figuresOf(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)} (n ${sorted.length})`;
}
