import type { Pair } from './faq.ts';
import { endsAsQuestion, namesAnswers, namesQuestions } from './faq-names.ts';

/** Deeper than any file of questions is built; what is nested further is passed over. */
const DEEPEST = 8;
/** Keys that hold lists and name no group. */
const PLAIN_KEYS = new Set(
  'faq faqs items item questions entries entry data results list content children mainentity categories category groups group sections section topics topic pairs qa qas messages @graph'.split(
    ' ',
  ),
);
const NAME_KEYS = ['name', 'title', 'category', 'group', 'section', 'topic', 'label', 'heading'];
/** Where what is said under such a name may stand. */
const BODY_KEYS = ['body', 'text', 'content', 'description', 'details', 'html', 'value'];

/**
 * The questions with their answers in a value of JSON: `{question, answer}` and its like in lists, in
 * groups under a name or a key, answers by question, schema.org's FAQPage, turns of a conversation.
 */
export function pairsIn(value: unknown): Pair[] {
  const pairs: Pair[] = [];
  collect(value, [], 0, pairs);
  return pairs;
}

function collect(value: unknown, groups: readonly string[], depth: number, pairs: Pair[]): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    if (conversation(value, groups, pairs)) return;
    for (const item of value) collect(item, groups, depth + 1, pairs);
    return;
  }
  if (!isRecord(value)) return;
  const pair = pairOf(value) ?? headedPair(value);
  if (pair) {
    pairs.push({ ...pair, groups });
    return;
  }
  const named = depth === 0 ? [...groups] : [...groups, ...nameOf(value)];
  for (const [key, inner] of Object.entries(value)) {
    const answer = textOf(inner);
    if (answer !== '' && !isRecord(inner) && isQuestion(key)) {
      pairs.push({ question: key, answer, groups: named });
    } else if (isRecord(inner) && isQuestion(key) && answerIn(inner) !== '') {
      pairs.push({ question: key, answer: answerIn(inner), groups: named });
    } else if (Array.isArray(inner) || isRecord(inner)) {
      const isPlain = PLAIN_KEYS.has(key.toLowerCase()) || /^\d*$/.test(key);
      collect(inner, isPlain ? named : [...named, key], depth + 1, pairs);
    }
  }
}

/** A key is a question where it reads like one; one word is a name. */
function isQuestion(key: string): boolean {
  return endsAsQuestion(key) || (/\S\s+\S+\s+\S/u.test(key) && !/^[\w.-]+$/.test(key));
}

function pairOf(item: Readonly<Record<string, unknown>>): Omit<Pair, 'groups'> | null {
  const accepted = item['acceptedAnswer'] ?? item['suggestedAnswer'];
  if (typeof item['name'] === 'string' && accepted !== undefined) {
    return {
      question: item['name'],
      answer: textOf(Array.isArray(accepted) ? accepted[0] : accepted),
    };
  }
  const find = (isNamed: (key: string) => boolean) =>
    Object.entries(item)
      .filter(([key]) => isNamed(key))
      .map(([, value]) => value)
      .find((value) => textOf(value) !== '' || value === '');
  const question = find(namesQuestions);
  const answer = find(namesAnswers);
  if (question === undefined || answer === undefined || question === answer) return null;
  // Several ways to ask one thing.
  const asked = Array.isArray(question) ? question.filter(isText).join(' / ') : textOf(question);
  return asked === '' ? null : { question: asked, answer: textOf(answer) };
}

/** A question under a key that names anything, with what stands beside it. */
function headedPair(item: Readonly<Record<string, unknown>>): Omit<Pair, 'groups'> | null {
  const question = textOf(NAME_KEYS.map((key) => item[key]).find((value) => textOf(value) !== ''));
  if (!endsAsQuestion(question)) return null;
  const answer = textOf(BODY_KEYS.map((key) => item[key]).find((value) => textOf(value) !== ''));
  return answer === '' ? null : { question, answer };
}

function answerIn(item: Readonly<Record<string, unknown>>): string {
  return textOf(Object.entries(item).find(([key]) => namesAnswers(key))?.[1]);
}

/** A text, or what holds one: a list of paragraphs, or an object with the text under one of these keys. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value) && value.every(isText)) return value.join('\n\n').trim();
  if (!isRecord(value)) return '';
  const inner = ['text', 'html', 'value', 'content', 'body'].map((key) => value[key]).find(isText);
  return inner?.trim() ?? '';
}

/** Turns of a user, each with the turn of the assistant after it. */
function conversation(
  turns: readonly unknown[],
  groups: readonly string[],
  pairs: Pair[],
): boolean {
  const said = turns.map((turn) =>
    isRecord(turn) && isText(turn['role'])
      ? { role: turn['role'], text: textOf(turn['content']) }
      : null,
  );
  if (said.length === 0 || said.includes(null)) return false;
  for (const [at, turn] of said.entries()) {
    const next = said[at + 1];
    if (turn?.role === 'user' && next?.role === 'assistant') {
      pairs.push({ question: turn.text, answer: next.text, groups });
    }
  }
  return true;
}

function nameOf(value: Readonly<Record<string, unknown>>): string[] {
  const name = NAME_KEYS.map((key) => value[key]).find(isText);
  return name === undefined ? [] : [name];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
