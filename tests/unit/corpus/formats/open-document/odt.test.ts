import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readOdt } from '../../../../../src/corpus/formats/open-document/odt.ts';
import { Unreadable } from '../../../../../src/corpus/reader/reading.ts';

const NAMES = ['office', 'style', 'text', 'table', 'draw', 'svg', 'meta', 'dc', 'fo']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');

function odtOf(body: string, styles = '', more: Readonly<Record<string, string>> = {}): Uint8Array {
  const content = `<?xml version="1.0"?><office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const parts = { 'content.xml': content, ...more };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  );
}

const blocksOf = (bytes: Uint8Array): string[] => {
  const { text, layout } = readOdt(bytes);
  return layout.blocks.map((block) => text.slice(block.start, block.end));
};

describe('an OpenDocument text', () => {
  test('has the headings, numbers and rows that its reader sees', () => {
    const styles =
      '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>';
    const item = (words: string, more = '') =>
      `<text:list-item><text:p>${words}</text:p>${more}</text:list-item>`;
    const body = [
      '<text:h text:outline-level="1">Boat <text:span>rules</text:span></text:h>',
      '<text:p>Be<text:s text:c="2"/>kind.<text:line-break/>Always.</text:p>',
      `<text:list text:style-name="L1">${item('Row.', `<text:list>${item('Softly.')}</text:list>`)}${item('Rest.')}</text:list>`,
      '<text:p>Between.</text:p>',
      `<text:list text:style-name="L1" text:continue-numbering="true">${item('Moor.')}</text:list>`,
      '<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Boat</text:p></table:table-cell><table:table-cell><text:p>Fee</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Canoe</text:p></table:table-cell><table:table-cell><text:p>5</text:p></table:table-cell></table:table-row></table:table>',
    ].join('\n');
    const { text, layout } = readOdt(odtOf(body, styles));
    expect(layout.blocks.map((block) => text.slice(block.start, block.end))).toEqual([
      'Boat rules',
      'Be kind.\nAlways.',
      '1. Row.',
      '   a) Softly.',
      '2. Rest.',
      'Between.',
      '3. Moor.',
      'Boat | Fee',
      'Canoe | 5',
    ]);
    expect(layout.blocks.at(-2)).toMatchObject({ role: 'header' });
  });

  test('shows no hidden text, deletion, comment or list of contents, and says so', () => {
    const styles =
      '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>';
    const body =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes><text:table-of-content><text:p>Rules 1</text:p></text:table-of-content><text:p>Seen<text:change/><text:span text:style-name="T1"> not</text:span><office:annotation><text:p>hm</text:p></office:annotation>.</text:p>';
    const bytes = odtOf(body, styles);
    expect(blocksOf(bytes)).toEqual(['Seen.']);
    expect(readOdt(bytes).notes).toEqual([
      'tracked deletions were left out: 1.',
      'hidden text was left out: 1 pieces.',
    ]);
  });

  test('keeps the words around a note and a frame in their order', () => {
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By law.</text:p></text:note-body></text:note>';
    const frame = '<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame>';
    expect(blocksOf(odtOf(`<text:p>One${note} two.</text:p><text:p>A${frame}b.</text:p>`))).toEqual(
      ['One¹ two.', 'A', 'Boxed.', 'b.', '[1] By law.'],
    );
  });

  test('takes its title and author from what the file says of itself', () => {
    const meta = `<office:document-meta ${NAMES}><office:meta><dc:title>Boat rules</dc:title><meta:initial-creator>Kim Lee</meta:initial-creator></office:meta></office:document-meta>`;
    const { metadata } = readOdt(odtOf('<text:p>Row.</text:p>', '', { 'meta.xml': meta }));
    expect(metadata).toMatchObject({ title: 'Boat rules' });
    expect(JSON.stringify(metadata.author)).toContain('Lee');
  });

  test('that is locked, is none, or is nested by the thousand costs itself only', () => {
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>';
    const locked = odtOf('<text:p>x</text:p>', '', { 'META-INF/manifest.xml': manifest });
    expect(() => readOdt(locked)).toThrow(/locked with a password/);
    expect(() => readOdt(zipSync({ 'a.txt': strToU8('x') }))).toThrow(Unreadable);
    const deep = `${'<text:list><text:list-item>'.repeat(5_000)}<text:p>x</text:p>`;
    expect(readOdt(odtOf(deep)).text.length).toBeGreaterThan(0);
  });
});
