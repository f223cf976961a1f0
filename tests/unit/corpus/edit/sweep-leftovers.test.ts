import { link, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverFolder } from '../../../../src/corpus/document/document-server.ts';
import { partName, sweepLeftovers } from '../../../../src/corpus/edit/sweep-leftovers.ts';

const OWN = serverFolder('100000000000000001');
const UUID = '0b8f3a52-7f1e-4c55-9d0a-3f1f1f1f1f1f';
/** No process has it: it is above what Linux, macOS and Windows give out. */
const NO_PROCESS = 2 ** 30;
const SIDECAR = 'key: RULES\ntitle: Rules\npublic: false\n';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-sweep-'));
  await mkdir(path.join(dir, OWN), { recursive: true });
});
afterEach(() => rm(dir, { recursive: true }));

const at = (name: string) => path.join(dir, name);
const write = (name: string, content = 'Text.') => writeFile(at(name), content);
const age = (name: string) => utimes(at(name), 1, 1);

describe('what a killed process left half-written', () => {
  test('goes when nobody is at it any more', async () => {
    await write(`.${UUID}.part`);
    await write(`${OWN}.${NO_PROCESS}.${UUID}.part`);
    await write(partName());
    await write('a.md');
    const swept = await sweepLeftovers(dir);
    expect(swept).toHaveLength(3);
    expect((await readdir(dir)).sort()).toEqual(['a.md', 'servers']);
    expect(await readdir(at(OWN))).toEqual([]);
  });

  test('stays while its process may be writing, for a minute', async () => {
    const part = `.${process.ppid}.${UUID}.part`;
    await write(part);
    expect(await sweepLeftovers(dir)).toEqual([]);
    await age(part);
    expect(await sweepLeftovers(dir)).toEqual([part]);
  });

  test('takes the sidecar with it that was put in its place already', async () => {
    const part = `.${NO_PROCESS}.${UUID}.part`;
    await write(part, 'title: Rules');
    await link(at(part), at('rules.md.yml'));
    await write(`.${NO_PROCESS}.${UUID.replace('0b', '1c')}.part`, 'The document.');
    expect(await sweepLeftovers(dir)).toContain('rules.md.yml');
    const [removed = ''] = await readdir(at('.removed'));
    expect((await readdir(dir)).sort()).toEqual(['.removed', 'servers']);
    expect(await readdir(path.join(at('.removed'), removed))).toEqual(['rules.md.yml']);
  });

  test('is a lone sidecar in a server’s folder, as we write them, that is older than a minute', async () => {
    for (const name of ['old.md.yml', 'young.md.yml', 'theirs.md.yml', 'whole.md.yml']) {
      await write(`${OWN}${name}`, name.startsWith('theirs') ? 'audience: staff\n' : SIDECAR);
      if (!name.startsWith('young')) await age(`${OWN}${name}`);
    }
    await write(`${OWN}whole.md`);
    expect(await sweepLeftovers(dir)).toEqual([`${OWN}old.md.yml`]);
    expect((await readdir(at(OWN))).sort()).toEqual([
      '.removed',
      'theirs.md.yml',
      'whole.md',
      'whole.md.yml',
      'young.md.yml',
    ]);
  });

  test('is no sidecar that somebody put there before its document', async () => {
    await write('rules.md.yml', SIDECAR);
    await age('rules.md.yml');
    await write('settings.yml', 'a: 1');
    expect(await sweepLeftovers(dir)).toEqual([]);
  });
});

test('a folder that is not there has nothing left over', async () => {
  expect(await sweepLeftovers(at('nowhere'))).toEqual([]);
});
