import { describe, expect, test } from 'vitest';
import {
  isVisibleIn,
  misplaced,
  nameInServer,
  serverFolder,
  serverOf,
} from '../../../../src/corpus/document/document-server.ts';
import { documentOf } from '../../../support/documents.ts';

const SERVER = '100000000000000001';
const OTHER = '100000000000000002';
const PUBLIC = '---\npublic: true\n---\nText.';

describe('a document', () => {
  test('in the folder of a server is seen there alone, whatever it says of itself', () => {
    const own = documentOf(PUBLIC, `${serverFolder(SERVER)}deep/rules.md`);
    expect(serverOf(own.name)).toBe(SERVER);
    expect([SERVER, OTHER, null].map((server) => isVisibleIn(own, server))).toEqual([
      true,
      false,
      false,
    ]);
    expect(misplaced(own.name)).toBeNull();
    expect(nameInServer(own.name)).toBe('deep/rules.md');
  });

  test('in the folder of a mistyped id is seen nowhere', () => {
    const lost = documentOf(PUBLIC, 'servers/1000/rules.md');
    expect(isVisibleIn(lost, null)).toBe(false);
    expect(isVisibleIn(lost, SERVER)).toBe(false);
  });

  test.each([
    'servers/rules.md',
    'servers/alpha/rules.md',
    'servers/1000/rules.md',
    `Servers/${SERVER}/rules.md`,
    `SERVERS/rules.md`,
    ` servers/${SERVER}/rules.md`,
    `server/${SERVER}/rules.md`,
    `Server/${SERVER.slice(1)}/deep/rules.md`,
    `docs/servers/${SERVER}/rules.md`,
    `${SERVER}/rules.md`,
  ])('that seems meant for one server and is not in its folder (%s) is seen nowhere', (name) => {
    expect(misplaced(name)).toMatch(/shown to nobody; move it to servers\/SERVER ID\//);
    const lost = documentOf(PUBLIC, name);
    expect([SERVER, OTHER, null].some((server) => isVisibleIn(lost, server))).toBe(false);
  });

  test.each([
    'rules.md',
    'server/setup.md',
    'server/2024/notes.md',
    'servers.md',
    'docs/servers/list.md',
    `a/${SERVER}/rules.md`,
    `${SERVER}.md`,
  ])('anywhere else (%s) is everyone’s unless it says otherwise', (name) => {
    expect(serverOf(name)).toBeNull();
    expect(misplaced(name)).toBeNull();
    expect(isVisibleIn(documentOf('Text.', name), SERVER)).toBe(true);
    expect(isVisibleIn(documentOf('---\npublic: false\n---\nText.', name), SERVER)).toBe(false);
  });
});
