import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverFolder } from '../../../../src/corpus/document/document-server.ts';
import { formerVersions } from '../../../../src/corpus/edit/former-versions.ts';
import {
  keepVersion,
  moveVersion,
  removeDocument,
} from '../../../../src/corpus/edit/removed-documents.ts';
import { readFile } from '../../../../src/corpus/reader/read-file.ts';

const SERVER = '100000000000000001';
const OTHER = '100000000000000002';
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-former-'));
});
afterEach(() => rm(dir, { recursive: true }));

const put = async (name: string, text: string) => {
  await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
  await writeFile(path.join(dir, name), text);
};
/** Puts a version aside, at a moment of its own: folders of one moment have no order. */
const aside = async (how: typeof keepVersion, server: string | null, name: string) => {
  const folder = await how(path.join(dir, server === null ? '' : serverFolder(server)), name);
  await new Promise((resolve) => setTimeout(resolve, 3));
  return folder;
};
const replaced = async (server: string | null, name: string, text: string) => {
  await put(`${server === null ? '' : serverFolder(server)}${name}`, text);
  await aside(keepVersion, server, name);
};
const asked: string[] = [];
const reader = {
  read: async (source: Parameters<typeof readFile>[0]) => {
    asked.push(source.name);
    return (await readFile(source)).parsed;
  },
};
const textsOf = async (name: string) => {
  asked.length = 0;
  const texts: string[] = [];
  for await (const { text } of formerVersions(dir, { name }, reader)) texts.push(text.trim());
  return texts;
};
const OWN = `${serverFolder(SERVER)}rules.md`;

describe('the former versions of a document', () => {
  test('are read the latest first, with the present one left out', async () => {
    await replaced(SERVER, 'rules.md', 'The first.');
    await replaced(SERVER, 'rules.md', 'The second.');
    await put(OWN, 'The present one.');
    expect(await textsOf(OWN)).toEqual(['The second.', 'The first.']);
    expect(asked).toEqual([OWN, OWN]);
  });

  test('are none where nothing was replaced', async () => {
    expect(await textsOf(OWN)).toEqual([]);
    expect(await textsOf('rules.md')).toEqual([]);
  });

  test('may have had another format, and lie in folders', async () => {
    await put('guides/rules.txt', 'In plain text.');
    await aside(moveVersion, null, 'guides/rules.txt');
    await replaced(null, 'rules.md', 'Elsewhere.');
    expect(await textsOf('guides/rules.md')).toEqual(['In plain text.']);
  });

  test('are of no other document, nor of another server’s, nor of everyone’s', async () => {
    await replaced(SERVER, 'rule.md', 'Another name.');
    await replaced(OTHER, 'rules.md', 'Another server.');
    await replaced(null, 'rules.md', 'Everyone’s.');
    expect(await textsOf(OWN)).toEqual([]);
    expect(await textsOf('rules.md')).toEqual(['Everyone’s.']);
  });

  test('are not those from before the document was taken out', async () => {
    await replaced(SERVER, 'rules.md', 'Long ago.');
    await aside(removeDocument, SERVER, 'rules.md');
    expect(await textsOf(OWN)).toEqual([]);
    await replaced(SERVER, 'rules.md', 'After it was put back.');
    expect(await textsOf(OWN)).toEqual(['After it was put back.']);
  });

  test('are not those that were not to be seen', async () => {
    await replaced(null, 'rules.md', '---\npublic: false\n---\nA secret of old.');
    await put('rules.md.yml', 'public: false\n');
    await replaced(null, 'rules.md', 'A secret by its sidecar.');
    await put('rules.md.yml', 'public: [\n');
    await replaced(null, 'rules.md', 'A sidecar that nobody can read.');
    expect(await textsOf('rules.md')).toEqual([]);
  });

  test('are not those that cannot be read, nor links', async () => {
    await replaced(SERVER, 'rules.md', 'Readable.');
    await replaced(SERVER, 'rules.md', '');
    const folder = await aside(keepVersion, SERVER, 'rules.md');
    await rm(path.join(folder, 'rules.md'));
    await put('secret.md', 'Not theirs.');
    await symlink(path.join(dir, 'secret.md'), path.join(folder, 'rules.md'));
    expect(await textsOf(OWN)).toEqual(['Readable.']);
  });

  test('are not what a server left behind, or anybody’s folder', async () => {
    await put('.removed/servers/rules.md', 'Left behind.');
    await put('.removed/mine/rules.md', 'By hand.');
    expect(await textsOf('rules.md')).toEqual([]);
  });

  test('are read up to a number and a size', async () => {
    for (let version = 1; version <= 22; version += 1) {
      await replaced(SERVER, 'rules.md', `Version ${version}.`);
    }
    expect(await textsOf(OWN)).toHaveLength(20);
    await replaced(SERVER, 'rules.md', 'Version 23.');
    await replaced(SERVER, 'rules.md', `${'Long enough. '.repeat(1_400_000)}`);
    expect(await textsOf(OWN)).toEqual([]);
    expect(await readdir(path.join(dir, serverFolder(SERVER), '.removed'))).toHaveLength(24);
  });
});
