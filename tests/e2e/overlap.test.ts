import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runNode } from '../support/process.ts';
import { openSandbox } from '../support/sandbox.ts';

const TIMEOUT = 240_000;

async function newFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-overlap-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

test('a new process takes over from an old one, and every interaction is answered once', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await openSandbox();
  const env = {
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API: sandbox.api,
    DATA_DIR: await newFolder(),
    CORPUS_DIR: await newFolder({ 'fees.md': '# Fees\n\nA boat trip costs eleven pounds.' }),
  };
  const old = runNode('src/index.ts', [], { env });
  await old.says(/Footnote is on Discord/);
  const mia = sandbox.as('mia').in('general');
  const unanswered: unknown[] = [];
  let asked = 0;
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      asked += 1;
      const { message, failure } = await mia.slash('sources');
      const said = JSON.stringify(message?.components ?? null);
      if (!said.includes('FEES')) unanswered.push(failure ?? said);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const young = runNode('src/index.ts', [], { env });
  await young.says(/Another Footnote works on this DATA_DIR/);
  await young.says(/Footnote is on Discord/);
  const before = asked;
  await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThan(before + 10);
  process.kill(old.child.pid ?? 0, 'SIGTERM');
  expect(await old.exit).toBe(0);
  const after = asked;
  await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThan(after + 10);
  isOver = true;
  await asking;
  expect(unanswered).toEqual([]);
  expect(sandbox.refusals).toEqual([]);
  const handled = (output: string) => output.match(/"kind":"command"/g)?.length ?? 0;
  expect(handled(old.output()) + handled(young.output())).toBe(asked);
  process.kill(young.child.pid ?? 0, 'SIGTERM');
  expect(await young.exit).toBe(0);
});

test('a process with other documents on the same DATA_DIR ends with 78 and says with whom it would clash', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await openSandbox();
  const env = {
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API: sandbox.api,
    DATA_DIR: await newFolder(),
    CORPUS_DIR: await newFolder({ 'fees.md': '# Fees\n\nA boat trip costs eleven pounds.' }),
  };
  const first = runNode('src/index.ts', [], { env });
  await first.says(/Footnote is on Discord/);
  const other = await newFolder({ 'rules.md': '# Rules\n\nBe kind to one another here.' });
  const second = runNode('src/index.ts', [], { env: { ...env, CORPUS_DIR: other } });
  expect(await second.exit).toBe(78);
  expect(second.output()).toMatch(
    new RegExp(`^Another Footnote \\(process ${first.child.pid}\\) works on DATA_DIR [^\\n]+\\n$`),
  );
  expect(sandbox.online).toBe(true);
  process.kill(first.child.pid ?? 0, 'SIGKILL');
  await first.exit;
  const third = runNode('src/index.ts', [], { env: { ...env, CORPUS_DIR: other } });
  await third.says(/Footnote is on Discord/);
});
