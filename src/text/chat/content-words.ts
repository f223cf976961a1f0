import { analyze, type Term } from '../analyzer.ts';
import { isChatWord, withoutChatPhrases } from './chat-words.ts';

/** The words of a message, chat's fillings as stop words. */
export function contentWords(text: string, language: string): Term[] {
  return analyze(withoutChatPhrases(text), language).map((word) =>
    isChatWord(word.surface, language) ? { ...word, stop: true } : word,
  );
}
