import { analyze, type Term } from '../analyzer.ts';
import { isChatWord, withoutChatPhrases } from './chat-words.ts';

/** The words of a message, chat's fillings as stop words. */
export function contentWords(text: string, language: string): Term[] {
  return chatWordsStopped(analyze(withoutChatPhrases(text), language), language);
}

/** The same words, chat's fillings among them as stop words. */
export function chatWordsStopped(words: readonly Term[], language: string): Term[] {
  return words.map((word) => (isChatWord(word.surface, language) ? { ...word, stop: true } : word));
}
