import { describe, expect, test } from 'vitest';
import {
  isVisibleIn,
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
    expect(nameInServer(own.name)).toBe('deep/rules.md');
  });

  test('in the folder of a mistyped id is seen nowhere', () => {
    const lost = documentOf(PUBLIC, 'servers/1000/rules.md');
    expect(isVisibleIn(lost, null)).toBe(false);
    expect(isVisibleIn(lost, SERVER)).toBe(false);
  });

  test.each(['rules.md', 'servers/rules.md', 'servers/alpha/rules.md', `a/${SERVER}/rules.md`])(
    'anywhere else (%s) is everyone’s unless it says otherwise',
    (name) => {
      expect(serverOf(name)).toBeNull();
      expect(isVisibleIn(documentOf('Text.', name), SERVER)).toBe(true);
      expect(isVisibleIn(documentOf('---\npublic: false\n---\nText.', name), SERVER)).toBe(false);
    },
  );
});
