import { type Asked, askedPhrases } from '../../text/question-words.ts';
import { KIND } from '../terms/token-answer-types.ts';

/** Bits of `KIND` that an answer should hold; 0 when the question does not say. */
export type ExpectedAnswerType = number;

const KINDS: Readonly<Record<Asked, number>> = {
  person: KIND.name,
  time: KIND.date,
  place: KIND.name | KIND.place,
  number: KIND.number | KIND.amount,
  reason: KIND.reason,
  other: 0,
};

/** "What year", "in which city": the noun after an open question word says what is asked for. */
const NOUNS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:what|which)\s+(?:\w+\s+){0,1}(?:years?|dates?|day|month|century|decade|time|era|period)\b/i,
    KIND.date,
  ],
  [
    /\b(?:what|which)\s+(?:\w+\s+){0,2}(?:percent\w*|number|amount|population|cost|price|age|rate|score|size|length|height|distance|temperature)\b/i,
    KIND.number | KIND.amount,
  ],
  [
    /\b(?:what|which)\s+(?:\w+\s+){0,2}(?:city|cities|country|countries|state|town|place|location|region|river|island|continent|county|street)\b/i,
    KIND.name | KIND.place,
  ],
  [
    /\b(?:what|which)\s+(?:\w+\s+){0,2}(?:person|people|king|queen|president|company|team|player|author|actor|artist|scientist|leader|university|organi[sz]ation|group|name|emperor|general|pope|party)\b/i,
    KIND.name,
  ],
  [/\b(?:in welchem jahr|en qué año|в каком году|en quelle année|哪一年|哪年|何年)/i, KIND.date],
];

/** What kind of answer the question asks for, by its question words. */
export function expectedAnswerType(question: string, language: string): ExpectedAnswerType {
  const lower = question.toLowerCase();
  for (const [pattern, kinds] of NOUNS) if (pattern.test(question)) return kinds;
  for (const { phrase, asked } of phrasesOf(language)) {
    if (asked !== 'other' && holds(lower, phrase)) return KINDS[asked];
  }
  return 0;
}

const cache = new Map<string, ReturnType<typeof askedPhrases>>();

function phrasesOf(language: string): ReturnType<typeof askedPhrases> {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const made = askedPhrases(language);
  cache.set(language, made);
  return made;
}

/** Whether the phrase stands in the text as whole words; without word spaces, anywhere. */
function holds(lower: string, phrase: string): boolean {
  const at = lower.indexOf(phrase);
  if (at < 0) return false;
  if (/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/.test(phrase)) return true;
  const before = lower.charAt(at - 1);
  const after = lower.charAt(at + phrase.length);
  return !/\p{L}/u.test(before) && !/\p{L}/u.test(after);
}
