import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { textOf } from '../support/messages.ts';
import { isThorough, run } from '../support/process.ts';
import { openSandbox } from '../support/sandbox.ts';

/** What the bundles leave where npm installs it, with what these need. */
const APART = ['libsql', '@libsql', '@neon-rs', 'detect-libc', 'pdfjs-dist'];

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-package-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The tarball that `npm pack` makes, with the programs that were built for the tests. */
async function packed(): Promise<string> {
  const stage = await newFolder();
  // Of 23 MB, and nothing that is asked here needs it.
  const filter = (file: string) => path.basename(file) !== 'weights.bin';
  await cp(inject('programs'), path.join(stage, 'dist'), { recursive: true, filter });
  for (const name of ['package.json', 'corpus', 'README.md', 'LICENSE', 'CHANGELOG.md']) {
    await cp(name, path.join(stage, name), { recursive: true });
  }
  await writeFile(path.join(stage, '.env'), 'DISCORD_TOKEN=secret');
  const npm = run('npm', ['pack', '--ignore-scripts', '--silent', stage], { cwd: stage });
  expect(await npm.exit).toBe(0);
  return path.join(stage, npm.output().trim().split('\n').at(-1) ?? '');
}

test.runIf(isThorough)(
  'the packed bot starts in an empty folder, is looked after there, and outlives the loss of everything',
  {
    timeout: 400_000,
  },
  async () => {
    const tarball = await packed();
    const home = await newFolder();
    const installed = path.join(home, 'node_modules', 'footnote');
    await mkdir(installed, { recursive: true });
    const tar = run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
    expect(await tar.exit).toBe(0);
    for (const name of APART) {
      const place = path.resolve('node_modules', name);
      await symlink(place, path.join(home, 'node_modules', name), 'junction');
    }
    const manifest = JSON.parse(
      await readFile(path.join(installed, 'package.json'), 'utf8'),
    ) as Manifest;
    for (const file of Object.values(manifest.bin)) {
      const text = await readFile(path.join(installed, file), 'utf8');
      expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true);
    }
    expect(Object.keys(manifest.dependencies)).toEqual(expect.arrayContaining(['libsql']));
    for (const absent of ['.env', 'src', 'tests', 'corpus/servers']) {
      await expect(stat(path.join(installed, absent))).rejects.toThrow(/ENOENT/);
    }

    const sandbox = await openSandbox();
    const documents = path.join(home, 'documents');
    await cp(path.join(installed, 'corpus'), documents, { recursive: true });
    const env = {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API: sandbox.api,
      CORPUS_DIR: documents,
      METRICS_PORT: '0',
    };
    /** A program that was installed, run in the folder that was empty. */
    const start = (name: string, ...args: string[]) => {
      const program = path.join(installed, manifest.bin[name] ?? '');
      return run(process.execPath, [program, ...args], { cwd: home, env });
    };
    const mia = sandbox.as('mia').in('general');

    const bot = start('footnote');
    await bot.says(/Footnote is on Discord as .* with 3 documents/);
    const [, url = ''] = await bot.says(/figures are at (\S+)\/metrics/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const question = 'What was the Arduous March?';
    const asked = await mia.slash('ask', { question });
    const [citation = ''] = /[A-Z]+:[\d.]+~[a-z2-7]{5}/.exec(textOf(asked.message)) ?? [];
    expect(citation).not.toBe('');
    const cited = async () => {
      const { message } = await mia.slash('cite', { reference: citation, private: true });
      return textOf(message);
    };
    const before = await cited();
    expect(before).toContain(citation);

    const doctor = start('footnote-doctor');
    expect([await doctor.exit, doctor.output().match(/^✘.*$/gm)]).toEqual([0, null]);
    expect(doctor.output()).toMatch(/^✔ documents .*\n[\s\S]*^✔ commands .*registered/m);
    const backup = start('footnote-backup', 'backup.tar.gz');
    expect([await backup.exit, backup.output()]).toEqual([0, expect.stringContaining('3 files')]);
    process.kill(bot.child.pid ?? 0, 'SIGTERM');
    expect(await bot.exit).toBe(0);
    expect((await stat(path.join(home, 'data', 'footnote.sqlite'))).size).toBeGreaterThan(0);

    for (const lost of [documents, path.join(home, 'data')]) await rm(lost, { recursive: true });
    const none = start('footnote');
    expect(await none.exit).toBe(78);
    const restore = start('footnote-restore', 'backup.tar.gz');
    expect([await restore.exit, restore.output()]).toEqual([
      0,
      expect.stringContaining('restored'),
    ]);
    const again = start('footnote');
    await again.says(/Footnote is on Discord as .* with 3 documents/);
    expect(await cited()).toBe(before);
    const listed = await mia.slash('bibliography', { private: true });
    expect(textOf(listed.message)).toContain(citation.split(':')[0]);
    process.kill(again.child.pid ?? 0, 'SIGTERM');
    expect(await again.exit).toBe(0);
  },
);
