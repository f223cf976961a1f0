import { expectedAnswerType } from '../../retrieval/question/expected-answer-type.ts';
import { analyze } from '../../text/analyzer.ts';
import { longForms } from '../../text/chat/abbreviations.ts';
import { contentWords } from '../../text/chat/content-words.ts';
import { detectLanguage } from '../../text/detect-language.ts';
import { phraseKey } from '../../text/phrase/phrase-key.ts';

/** A question as it is compared with others. */
export interface Asked {
  /** The same for the same words (`phraseKey`). */
  readonly key: string;
  /** ISO 639-1. */
  readonly language: string;
  /** Its content words, as the analyzer reads them in a language. */
  terms(language: string): ReadonlySet<string>;
  /** What kind of answer it asks for (`expectedAnswerType`). */
  wanted(language: string): number;
}

/** The wordings of pinned answers are compared with every question; more than these are read anew. */
const MOST_REMEMBERED = 4_000;
const remembered = new Map<string, Asked>();

/** Reads a question that is in one of these languages (ISO 639-1); none: in any. Remembers it for a while. */
export function asked(text: string, languages: readonly string[]): Asked {
  const id = `${languages.join()} ${text}`;
  const known = remembered.get(id) ?? readAsked(text, languages);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(id, known);
  return known;
}

function readAsked(text: string, languages: readonly string[]): Asked {
  return {
    key: phraseKey(text),
    language: detectLanguage(text, languages, languages[0]),
    terms: onceEach((language) => termsOf(text, language)),
    wanted: onceEach((language) => expectedAnswerType(text, language)),
  };
}

function onceEach<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>();
  return (language) => {
    const one = made.get(language) ?? make(language);
    made.set(language, one);
    return one;
  };
}

/** Of what chats write short the long form, where it stands for one word. */
function termsOf(text: string, language: string): ReadonlySet<string> {
  const words = contentWords(text, language).filter(({ stop }) => !stop);
  return new Set(
    words.map(({ term, surface }) => {
      const [long, ...others] = longForms(surface, language);
      if (long === undefined || others.length > 0) return term;
      return analyze(long, language)[0]?.term ?? term;
    }),
  );
}
