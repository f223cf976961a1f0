import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';

export interface Run {
  readonly child: ChildProcess;
  /** What it has written so far, standard output and standard error together. */
  output(): string;
  /** Resolves when the output matches; rejects when the process ends first or does not say it. */
  says(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Resolves with the exit status; -1 where a signal ended the process. */
  readonly exit: Promise<number>;
}

const TIMEOUT_MS = 50_000;
/** Settings of the person who runs the tests must not reach the program under test. */
const SETTINGS =
  /^(?:DISCORD_|CORPUS_DIR$|DATA_DIR$|SANDBOX_PORT$|LOG_LEVEL$|MEANING$|EXCERPT_|ANSWER_|SERVER_|SHELVES_|METRICS_|ALL_SERVERS_|npm_)/;

/** The vectors of the starter documents take a quarter of a minute; who tests them asks for them. */
const QUICK = { MEANING: 'words' };

/** With `THOROUGH` in the environment, as `.ci/run` has it: checks of rare things that take seconds each. */
export const isThorough = process.env['THOROUGH'] !== undefined;

/** Starts a program in this folder; it is killed when the test ends, with all it has started. */
export function run(
  command: string,
  args: readonly string[],
  {
    env = {},
    input,
    cwd = '.',
  }: { env?: Readonly<Record<string, string>>; input?: string; cwd?: string } = {},
): Run {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !SETTINGS.test(name)),
  );
  // A group of its own, so that a signal can reach it as Ctrl-C in a terminal does.
  const child = spawn(command, args, {
    env: { ...inherited, ...QUICK, ...env },
    cwd,
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const exit = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  onTestFinished(() => {
    if (child.pid !== undefined && isAlive(-child.pid)) process.kill(-child.pid, 'SIGKILL');
  });
  return {
    child,
    exit,
    output: () => output,
    says: (pattern) => {
      const found = async (): Promise<RegExpMatchArray> => {
        const deadline = performance.now() + TIMEOUT_MS;
        let ended = false;
        void exit.then(() => {
          ended = true;
        });
        for (;;) {
          const match = pattern.exec(output);
          if (match) return match;
          if (ended || performance.now() > deadline) {
            throw new Error(`It never said ${pattern}, but:\n${output}`);
          }
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      return found();
    },
  };
}

/** Whether a process (or, negative, a group of them) is still there. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Runs a program of this project from its build; with `SOURCE` in the environment from its TypeScript, as the
 * scripts in package.json do.
 */
export function runNode(
  file: string,
  args: readonly string[] = [],
  options: Parameters<typeof run>[2] = {},
): Run {
  const program = process.env['SOURCE']
    ? ['--import', 'tsx', file]
    : [path.join(inject('programs'), `${path.basename(file, '.ts')}.mjs`)];
  return run(process.execPath, [...program, ...args], options);
}
