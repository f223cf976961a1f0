import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bundlePage } from '../../../../src/sandbox/page/bundle.ts';

const outlineOf = async (name: string): Promise<string> => {
  const svg = await readFile(`node_modules/heroicons/24/outline/${name}.svg`, 'utf8');
  return / d="([^"]+)"/.exec(svg)?.[1] ?? 'no outline';
};

test('the page carries the pictures that it shows, and none of the others', async () => {
  const { script } = await bundlePage();
  const text = new TextDecoder().decode(script);
  expect(text).toContain(await outlineOf('paper-airplane'));
  expect(text).not.toContain(await outlineOf('academic-cap'));
});
