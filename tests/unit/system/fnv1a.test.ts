import { expect, test } from 'vitest';
import { fnv1a, fnv1a16 } from '../../../src/system/fnv1a.ts';

// http://www.isthe.com/chongo/src/fnv/test_fnv.c
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the hash of "%s" is the published one', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});

test('sixteen bits are the halves of the hash, one over the other', () => {
  expect(fnv1a16('a')).toBe(0xe40c ^ 0x292c);
});
