import Papa from 'papaparse';
import { proposedMetadata } from '../../document/proposed-metadata.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { parsePage } from '../html/dom.ts';
import { writeBlocks } from '../html/html-blocks.ts';
import { decodeText } from '../text/decode-text.ts';
import { TextBuilder } from '../text-builder.ts';

interface Pair {
  readonly question: string;
  readonly answer: string;
}

/** Column and key names, folded to letters, in the languages that have stop words. */
const QUESTION =
  /^(?:q|questions?|frage|pregunta|pergunta|domanda|vraag|вопрос|question_text|prompt|title|질문|質問|问题|問題)$/iu;
const ANSWER =
  /^(?:a|answers?|antwort|respuesta|resposta|réponse|reponse|risposta|antwoord|ответ|text|body|content|response|답변|回答|答案|답)$/iu;
/** schema.org's answers, and those of help services, are often HTML. */
const MARKUP = /<(?:p|br|a|b|strong|em|ul|ol|li|div|span)\b[^<>]*>/i;
const HOW = 'give it the columns "question" and "answer".';

/** Reads a table of questions and answers: each question heads a section, its answer is the text. */
export function readCsv(bytes: Uint8Array): Reading {
  const { text, notes } = decodeText(bytes);
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
  });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) {
    const line = (broken.row ?? 0) + 1;
    throw new Unreadable([{ line, message: 'a quotation mark opens and does not close.' }]);
  }
  const [head = [], ...rows] = data;
  const question = head.findIndex((name) => QUESTION.test(name.trim()));
  const answer = head.findIndex((name) => ANSWER.test(name.trim()));
  const named = question !== -1 && answer !== -1 && question !== answer;
  if (!named && head.length !== 2) {
    throw new Unreadable([
      { line: 1, message: `the table is no list of questions and answers; ${HOW}` },
    ]);
  }
  const pairs = (named ? rows : data).map((row) => ({
    question: row[named ? question : 0]?.trim() ?? '',
    answer: row[named ? answer : 1]?.trim() ?? '',
  }));
  return readingOf(pairs, notes);
}

/**
 * Reads JSON with questions and answers: a list of `{question, answer}`, such a list under any key, an
 * object of answers by question, or schema.org's FAQPage.
 */
export function readJson(bytes: Uint8Array): Reading {
  const { text, notes } = decodeText(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = position ? text.slice(0, Number(position)).split('\n').length : 1;
    throw new Unreadable([{ line, message: 'the file is not valid JSON.' }]);
  }
  const pairs = pairsIn(value);
  if (pairs.length === 0) {
    throw new Unreadable(
      'the file holds no questions and answers; write [{"question": "…", "answer": "…"}].',
    );
  }
  const title = isRecord(value) && typeof value['title'] === 'string' ? value['title'] : undefined;
  return { ...readingOf(pairs, notes), metadata: proposedMetadata({ title }) };
}

function pairsIn(value: unknown, depth = 0): Pair[] {
  if (depth > 3) return [];
  if (Array.isArray(value)) return value.flatMap((item) => pairOf(item) ?? []);
  if (!isRecord(value)) return [];
  for (const inner of Object.values(value)) {
    const pairs = Array.isArray(inner) || isRecord(inner) ? pairsIn(inner, depth + 1) : [];
    if (pairs.length > 0) return pairs;
  }
  const byQuestion = Object.entries(value).filter(([question]) => /\s|[?？]$/u.test(question));
  return byQuestion.flatMap(([question, answer]) =>
    typeof answer === 'string' ? [{ question, answer }] : [],
  );
}

function pairOf(item: unknown): Pair | null {
  if (!isRecord(item)) return null;
  const accepted = item['acceptedAnswer'];
  if (
    typeof item['name'] === 'string' &&
    isRecord(accepted) &&
    typeof accepted['text'] === 'string'
  ) {
    return { question: item['name'], answer: accepted['text'] };
  }
  const find = (pattern: RegExp) =>
    Object.entries(item).find(
      ([key, value]) => pattern.test(key) && typeof value === 'string',
    )?.[1];
  const question = find(QUESTION);
  const answer = find(ANSWER);
  return typeof question === 'string' && typeof answer === 'string' ? { question, answer } : null;
}

function readingOf(pairs: readonly Pair[], notes: readonly string[]): Reading {
  const builder = new TextBuilder();
  const open = pairs.filter(({ question, answer }) => question !== '' && answer === '').length;
  for (const { question, answer } of pairs) {
    if (answer.trim() === '') continue;
    builder.heading([{ text: question.replace(/\s+/g, ' ').trim() }], 2);
    const body = MARKUP.test(answer) ? parsePage(answer).body : null;
    if (body) writeBlocks(body, builder);
    else for (const part of answer.split(/\n\s*\n/)) builder.paragraph([{ text: part.trim() }]);
  }
  const unanswered = open > 0 ? [`questions without an answer were left out: ${open}.`] : [];
  return { ...builder.build(null), metadata: {}, notes: [...notes, ...unanswered] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
