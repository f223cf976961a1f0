import type { Fault } from '../../document/problem.ts';
import { proposedMetadata } from '../../document/proposed-metadata.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { decodeText } from '../text/decode-text.ts';
import { TextBuilder } from '../text-builder.ts';
import { type Pair, writeFaq } from './faq.ts';
import { pairsIn } from './json-pairs.ts';

const NO_PAIRS =
  'the file holds no questions and answers; write [{"question": "…", "answer": "…"}] if it should.';

/** Reads JSON with questions and answers, however they are grouped. */
export function readJson(bytes: Uint8Array): Reading {
  const { text, notes } = decodeText(bytes);
  const source = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    const lines = source.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 1 && lines.every(isObject)) return readJsonLines(bytes);
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = position ? source.slice(0, Number(position)).split('\n').length : 1;
    throw new Unreadable([{ line, message: 'the file is not valid JSON.' }]);
  }
  const stated: unknown = Object.entries(value ?? {}).find(([key]) => key === 'title')?.[1];
  const title = typeof stated === 'string' ? stated : undefined;
  return { ...readingOf(pairsIn(value), notes, []), metadata: proposedMetadata({ title }) };
}

/** Reads JSON Lines with questions and answers. A line that is no JSON costs itself and is named. */
export function readJsonLines(bytes: Uint8Array): Reading {
  const { text, notes } = decodeText(bytes);
  const faults: Fault[] = [];
  const pairs: Pair[] = [];
  for (const [index, source] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (source.trim() === '') continue;
    try {
      for (const pair of pairsIn(JSON.parse(source))) pairs.push(pair);
    } catch {
      faults.push({ line: index + 1, message: 'the line is not valid JSON and was left out.' });
    }
  }
  return readingOf(pairs, notes, faults);
}

function readingOf(
  pairs: readonly Pair[],
  notes: readonly string[],
  faults: readonly Fault[],
): Reading {
  if (pairs.length === 0) {
    throw new Unreadable(
      faults.length > 0 ? faults : [{ line: null, kind: 'unread', message: NO_PAIRS }],
    );
  }
  const builder = new TextBuilder();
  const more = writeFaq(pairs, builder);
  return { ...builder.build(null), metadata: {}, notes: [...notes, ...more], faults };
}

function isObject(line: string): boolean {
  return /^\s*\{.*\}\s*$/.test(line);
}
