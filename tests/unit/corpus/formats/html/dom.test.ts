import { expect, test } from 'vitest';
import { parsePage } from '../../../../../src/corpus/formats/html/dom.ts';

test('document types that never end take time in proportion to their number', () => {
  const page = parsePage(`<p>Text.</p><html></html>${'<!doctype '.repeat(100_000)}`);
  expect(page.body?.textContent).toContain('Text.');
});
