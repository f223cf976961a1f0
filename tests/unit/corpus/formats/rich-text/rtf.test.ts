import { expect, test } from 'vitest';
import { readRtf } from '../../../../../src/corpus/formats/rich-text/rtf.ts';

const read = (body: string) =>
  readRtf(Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, 'latin1'));
const blocksOf = (body: string): string[] => {
  const { text, layout } = read(body);
  return layout.blocks.map((block) => text.slice(block.start, block.end));
};

test('Rich Text has the headings, items and rows that its reader sees', () => {
  const body = [
    '{\\fonttbl{\\f0 Arial;}}{\\stylesheet{\\s1\\outlinelevel0 heading 1;}}{\\info{\\title Boat rules}{\\author Kim Lee}}',
    '\\pard\\s1 {\\b Boat} rules\\par',
    '\\pard Be kind{\\footnote By law.}.\\par',
    '{\\listtext 1.\\tab}\\pard Row.\\par',
    '\\trowd\\pard\\intbl Boat\\cell Fee\\cell\\row',
    '\\trowd\\pard\\intbl Canoe\\cell 5\\cell\\row',
    '\\pard End.\\par',
  ].join('\n');
  expect(blocksOf(body)).toEqual([
    'Boat rules',
    'Be kind.',
    '1. Row.',
    'Boat | Fee',
    'Canoe | 5',
    'End.',
    '[1] By law.',
  ]);
  expect(read(body).layout.blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
  expect(read(body).metadata).toMatchObject({ title: 'Boat rules' });
});

test('characters come from their code page, their font or Unicode', () => {
  expect(blocksOf("caf\\'e9 \\u44032?\\u-20332?\\emdash\\{x\\}\\par")).toEqual([
    'café \uAC00\uB094—{x}',
  ]);
  expect(blocksOf("{\\fonttbl{\\f1\\fcharset129 Batang;}}{\\f1 \\'b0\\'a1}\\par")).toEqual(['가']);
});

test('hidden text and pictures are left out, and that is said', () => {
  const { text, notes } = read('Seen{\\v not}{\\pict 89504e47}{\\*\\made up}.\\par');
  expect(text).toBe('Seen.');
  expect(notes).toEqual(['hidden text was left out: 1 pieces.']);
});

test('what is no Rich Text, or opens groups without an end, costs itself only', () => {
  expect(() => readRtf(new TextEncoder().encode('x'))).toThrow(/no Rich Text/);
  expect(blocksOf(`${'{'.repeat(100_000)}deep\\par`)).toEqual(['deep']);
});
