import Papa from 'papaparse';
import type { Fault } from '../../document/problem.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { decodeText } from '../text/decode-text.ts';
import { TextBuilder } from '../text-builder.ts';
import { soundLines } from './csv-lines.ts';
import { type Pair, writeFaq } from './faq.ts';
import { endsAsQuestion, namesAnswers, namesQuestions } from './faq-names.ts';

type Row = readonly string[];

/** Share of a column's cells that end in a question mark where it is the column of questions. */
const QUESTION_SHARE = 0.6;

/**
 * Reads a table: of questions and answers, where its head or its cells say so, each question heads a
 * section; of anything else each row is a passage that names its columns. A row that cannot be read
 * costs itself and is named.
 */
export function readCsv(bytes: Uint8Array): Reading {
  const { text, notes } = decodeText(bytes);
  const source = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '');
  const { rows, delimiter, faults } = rowsOf(source);
  if (rows.length === 0) throw new Unreadable(faults.length > 0 ? faults : 'the table is empty.');
  const columns = faqColumns(rows);
  const builder = new TextBuilder();
  const more = columns
    ? writeFaq(pairsOf(rows, columns, delimiter), builder)
    : writeTable(rows, builder);
  const built = builder.build(null);
  if (built.text === '' && faults.length > 0) throw new Unreadable(faults);
  return { ...built, metadata: {}, notes: [...notes, ...more], faults };
}

function rowsOf(source: string): {
  readonly rows: readonly Row[];
  readonly delimiter: string;
  readonly faults: readonly Fault[];
} {
  const parse = (text: string, delimiter = delimiterOf(source)) =>
    Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimiter });
  const first = parse(source);
  const { delimiter } = first.meta;
  if (!first.errors.some(({ type }) => type === 'Quotes')) {
    return { rows: first.data, delimiter, faults: [] };
  }
  const sound = soundLines(source, delimiter);
  const message = 'a quotation mark opens and does not close; the row was left out.';
  const faults = sound.bad.map((line) => ({ line, message }));
  return { rows: parse(sound.text, delimiter).data, delimiter, faults };
}

/** The delimiter that makes columns of questions and answers of the first line; else it is guessed. */
function delimiterOf(source: string): string {
  const [head = ''] = source.split(/\r\n|\r|\n/, 1);
  const isFaq = (delimiter: string) => {
    const names = head.split(delimiter).map((name) => name.replace(/^\s*"|"\s*$/g, ''));
    return names.length > 1 && namedColumns(names) !== null;
  };
  return [',', ';', '\t', '|'].find(isFaq) ?? '';
}

function namedColumns(head: Row): Pick<FaqColumns, 'question' | 'answer'> | null {
  const question = head.findIndex(namesQuestions);
  const answer = head.findIndex((name, at) => at !== question && namesAnswers(name));
  return question === -1 || answer === -1 ? null : { question, answer };
}

interface FaqColumns {
  readonly question: number;
  readonly answer: number;
  /** Names the group of a question; -1 where there is none. */
  readonly group: number;
  readonly hasHead: boolean;
}

function faqColumns(rows: readonly Row[]): FaqColumns | null {
  const [head = []] = rows;
  const group = head.findIndex((name) =>
    /^(?:category|group|section|topic|kategorie|categor[ií]a|catégorie|thema|tema|分类|카테고리|категория)$/iu.test(
      name.trim(),
    ),
  );
  const named = namedColumns(head);
  return named ? { ...named, group, hasHead: true } : byLayout(rows, group);
}

/** The column whose cells end in question marks, and the wordiest of those after it. */
function byLayout(rows: readonly Row[], group: number): FaqColumns | null {
  const width = Math.max(...rows.slice(0, 1_000).map((row) => row.length));
  const hasHead = !(rows[0] ?? []).some(endsAsQuestion) && rows.length > 1;
  const body = hasHead ? rows.slice(1) : rows;
  const share = (column: number) =>
    body.filter((row) => endsAsQuestion(row[column] ?? '')).length / body.length;
  const characters = (column: number) =>
    body.reduce((sum, row) => sum + (row[column] ?? '').length, 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const question = columns.find((column) => share(column) >= QUESTION_SHARE);
  const [answer] = columns
    .filter(
      (column) => question !== undefined && column > question && share(column) < QUESTION_SHARE,
    )
    .sort((a, b) => characters(b) - characters(a));
  if (question === undefined || answer === undefined) return null;
  const isApart = hasHead && group !== question && group !== answer;
  return { question, answer, group: isApart ? group : -1, hasHead };
}

function pairsOf(rows: readonly Row[], columns: FaqColumns, delimiter: string): Pair[] {
  const { question, answer, group, hasHead } = columns;
  const width = hasHead ? (rows[0]?.length ?? 0) : Number.POSITIVE_INFINITY;
  return (hasHead ? rows.slice(1) : rows).map((row) => {
    // An answer in the last column may hold the delimiter without quotation marks.
    const rest = answer === width - 1 ? row.slice(answer).join(delimiter) : row[answer];
    const name = row[group]?.trim() ?? '';
    return {
      question: row[question]?.trim() ?? '',
      answer: rest?.trim() ?? '',
      groups: name === '' ? [] : [name],
    };
  });
}

/** Writes a table of anything: each row is a passage that says in its own words what every cell is. */
function writeTable(rows: readonly Row[], builder: TextBuilder): string[] {
  const [first = []] = rows;
  const hasHead = rows.length > 1 && isHead(first);
  let longer = 0;
  for (const row of hasHead ? rows.slice(1) : rows) {
    const cells = row.map((cell) => cell.replace(/\s+/g, ' ').trim());
    if (hasHead && cells.length > first.length) longer += 1;
    const said = cells.flatMap((cell, at) => {
      const name = hasHead ? (first[at]?.replace(/\s+/g, ' ').trim() ?? '') : '';
      return cell === '' ? [] : [name === '' ? cell : `${name}: ${cell}`];
    });
    builder.paragraph([{ text: said.join('; ') }], false, { role: 'row' });
  }
  return longer > 0 ? [`rows with more cells than the table has columns: ${longer}.`] : [];
}

/** A head names its columns: no cell is blank, repeated, a number or a sentence. */
function isHead(row: Row): boolean {
  const names = row.map((cell) => cell.trim().toLowerCase());
  return (
    new Set(names).size === names.length &&
    names.every((name) => name !== '' && name.length <= 60 && /\p{L}/u.test(name)) &&
    names.every((name) => !/^[\p{Sc}\d.,]+$|[.!?]$/u.test(name))
  );
}
