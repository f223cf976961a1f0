import { expect, test } from 'vitest';
import { isLocal } from '../../../../src/sandbox/rest/guard.ts';

test.each<[string, Record<string, string>, boolean]>([
  ['a bot', { host: '127.0.0.1:3000' }, true],
  ['its own page', { host: 'localhost:3000', origin: 'http://localhost:3000' }, true],
  ['a tunnel to another port', { host: 'localhost:8080', origin: 'http://localhost:8080' }, true],
  ['a foreign name bound to this machine', { host: 'evil.example:3000' }, false],
  ['a name that only begins like ours', { host: '127.0.0.1.evil.example' }, false],
  ['a foreign page', { host: '127.0.0.1:3000', origin: 'https://evil.example' }, false],
  [
    'a page on another port of this machine',
    { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:9' },
    false,
  ],
  ['a sandboxed frame', { host: '127.0.0.1:3000', origin: 'null' }, false],
  ['nobody', {}, false],
])('%s is let in or not', (_, headers, allowed) => {
  expect(isLocal(headers)).toBe(allowed);
});
