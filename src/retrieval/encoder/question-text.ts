import { longForms } from '../../text/chat/abbreviations.ts';
import { isChatWord, withoutChatPhrases } from '../../text/chat/chat-words.ts';
import { detectLanguage } from '../../text/detect-language.ts';
import { CHAT_MARKUP } from '../question/question.ts';

/** UTF-16 code units of a question that are looked at. */
const LONGEST = 1_000;

/** Chats write short what means the opposite without it: "no" is no "number" here, and "dont" no filling. */
const NEGATION =
  /^(?:no|not|none|never|without|[a-z]{2,6}n'?t|kein\w*|nicht|nie|sin|sans|pas|non)$/;

/**
 * What is encoded of a question: without what chats put around it, and with the long forms of what they write
 * short, as the encoder was trained on other texts.
 */
export function questionText(question: string): string {
  const read = question.slice(0, LONGEST).replace(CHAT_MARKUP, ' ');
  const language = detectLanguage(read);
  const plain = withoutChatPhrases(read)
    .replace(/[\p{L}\p{N}']+/gu, (word) => {
      const lower = word.toLowerCase();
      if (NEGATION.test(lower)) return word;
      if (isChatWord(lower, language)) return ' ';
      return longForms(lower, language)[0] ?? word;
    })
    .replace(/\s+/g, ' ')
    .replace(/ ([,.?!])/g, '$1')
    .replace(/^[\s,.]+/, '')
    .trim();
  return plain === '' ? read : plain;
}
