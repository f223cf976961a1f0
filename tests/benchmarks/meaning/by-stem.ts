/**
 * Turns a table of word vectors by words, as `make_table.py` writes it, into one by the analyzer's terms:
 *
 *     node --import tsx tests/benchmarks/meaning/by-stem.ts FROM.bin TO.bin [LANGUAGE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { analyze } from '../../../src/text/analyzer.ts';

/** The layout of `FNWV` 1, little endian; `make_table.py` describes it. */
const HEADER = 24;
/** Smooth inverse frequency: the weight of a word of frequency p is a / (a + p). */
const SMOOTHING = 1e-3;
/** What rounding to a byte leaves of the frequency of the rarest words. */
const LEAST_FREQUENCY = 1e-6;
/** The greatest number of a row. */
const MOST = 127;
const BYTE = 255;

interface Table {
  readonly dimensions: number;
  readonly words: readonly string[];
  /** By word: a vector of length 1, and the word's share of all words. */
  readonly vector: (row: number) => number[];
  readonly frequency: (row: number) => number;
}

/** The words of one term: the sum of their vectors, each by the root of its frequency. */
interface Sum {
  readonly vector: number[];
  frequency: number;
}

function readTable(bytes: Buffer): Table {
  if (bytes.toString('latin1', 0, 4) !== 'FNWV') throw new RangeError('This is no table.');
  const dimensions = bytes.readUInt16LE(6);
  const count = bytes.readUInt32LE(8);
  const step = bytes.readFloatLE(16);
  const weightsAt = HEADER + count * dimensions;
  const listAt = weightsAt + count;
  const words = bytes.toString('utf8', listAt, listAt + bytes.readUInt32LE(12)).split('\n');
  return {
    dimensions,
    words,
    vector: (row) => {
      const from = HEADER + row * dimensions;
      const numbers = Array.from({ length: dimensions }, (_, i) => bytes.readInt8(from + i));
      const length = Math.hypot(...numbers) || 1;
      return numbers.map((one) => one / length);
    },
    frequency: (row) => {
      const weight = bytes.readUInt8(weightsAt + row) * step;
      return Math.max(LEAST_FREQUENCY, SMOOTHING / weight - SMOOTHING) + LEAST_FREQUENCY / 10;
    },
  };
}

/** Words that are one term each, put together by term. */
function byTerm({ words, vector, frequency, dimensions }: Table, language: string) {
  const sums = new Map<string, Sum>();
  for (const [row, word] of words.entries()) {
    const [first, ...more] = analyze(word, language);
    if (first === undefined || more.length > 0) continue;
    const sum = sums.get(first.term) ?? {
      vector: new Array<number>(dimensions).fill(0),
      frequency: 0,
    };
    sums.set(first.term, sum);
    const share = frequency(row);
    for (const [i, one] of vector(row).entries())
      sum.vector[i] = (sum.vector[i] ?? 0) + Math.sqrt(share) * one;
    sum.frequency += share;
  }
  return sums;
}

function writeTable(sums: ReadonlyMap<string, Sum>, dimensions: number): Buffer {
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  const weights = rows.map(([, { frequency }]) => SMOOTHING / (SMOOTHING + frequency));
  const step = Math.max(...weights) / BYTE;
  const list = Buffer.from(rows.map(([term]) => term).join('\n'));
  const header = Buffer.alloc(HEADER);
  header.write('FNWV');
  header.writeUInt16LE(1, 4);
  header.writeUInt16LE(dimensions, 6);
  header.writeUInt32LE(rows.length, 8);
  header.writeUInt32LE(list.length, 12);
  header.writeFloatLE(step, 16);
  const vectors = rows.flatMap(([, { vector }]) => {
    const greatest = Math.max(...vector.map(Math.abs));
    return vector.map((one) => Math.round((one * MOST) / greatest));
  });
  return Buffer.concat([
    header,
    new Uint8Array(Int8Array.from(vectors).buffer),
    Uint8Array.from(weights, (one) => Math.max(1, Math.round(one / step))),
    list,
  ]);
}

const [, , from, to, language = 'en'] = process.argv;
if (from === undefined || to === undefined) throw new Error('Give the table of words and a file.');
const table = readTable(readFileSync(from));
const sums = byTerm(table, language);
const bytes = writeTable(sums, table.dimensions);
writeFileSync(to, bytes);
process.stdout.write(`${table.words.length} words, ${sums.size} terms, ${bytes.length} bytes\n`);
