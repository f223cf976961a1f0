import type { Document } from '../../corpus/document/document.ts';
import { analyze } from '../../text/analyzer.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import { SAME_WORD } from './expand-term.ts';
import type { Question } from './question.ts';

/**
 * Some documents answer only what they are asked about: the bot's own manual speaks of questions, rules,
 * messages and servers as any community does, and would answer "is it free" or "who made the server".
 * Such a document lists in `answers-about` what a question must name; one that is its own heading,
 * in any order and spelling, is asked of it too.
 */
export function isLimited({ metadata }: Document): boolean {
  return metadata['answers-about'] !== undefined;
}

/** Those of the `limited` documents that the question is not about. */
export function notAskedOf(
  limited: readonly Document[],
  question: Question,
  index: LibraryIndex,
): ReadonlySet<Document> {
  return new Set(limited.filter((document) => !isAskedOf(document, question, index)));
}

function isAskedOf(document: Document, question: Question, index: LibraryIndex): boolean {
  const { commands, phrases, headings } = subjectsOf(document);
  const lower = question.text.toLowerCase();
  if (commands.some((command) => holdsCommand(lower, command))) return true;
  const holds = (stem: string): boolean => question.terms.some((term) => means(term, stem, index));
  return (
    phrases.some((stems) => stems.every(holds)) ||
    headings.some(
      (stems) =>
        stems.every(holds) &&
        question.terms.every((term) => stems.some((stem) => means(term, stem, index))),
    )
  );
}

/** Whether a word of the question is this one, spelt or inflected otherwise. */
function means(
  term: Question['terms'][number],
  stem: string,
  { vocabulary }: LibraryIndex,
): boolean {
  if (term.stem === stem) return true;
  const number = vocabulary.number(stem);
  return term.alternatives.some((other) => other.term === number && other.weight >= SAME_WORD);
}

function holdsCommand(text: string, command: string): boolean {
  const at = text.indexOf(command);
  return at >= 0 && !/[\p{L}\p{N}-]/u.test(text.charAt(at + command.length));
}

interface Subjects {
  /** In lower case, with their stroke. */
  readonly commands: readonly string[];
  /** The content words of each phrase and heading, as stems. */
  readonly phrases: readonly (readonly string[])[];
  readonly headings: readonly (readonly string[])[];
}

const known = new WeakMap<Document, Subjects>();

function subjectsOf(document: Document): Subjects {
  const found = known.get(document) ?? readSubjects(document);
  known.set(document, found);
  return found;
}

function readSubjects({ metadata, sections }: Document): Subjects {
  const stems = (text: string): string[] =>
    analyze(text, metadata.language).flatMap(({ stop, term }) => (stop ? [] : [term]));
  const subjects = metadata['answers-about'] ?? [];
  const isCommand = (subject: string): boolean => subject.startsWith('/');
  const isAny = (words: readonly string[]): boolean => words.length > 0;
  return {
    commands: subjects.filter(isCommand).map((command) => command.toLowerCase()),
    phrases: subjects
      .filter((subject) => !isCommand(subject))
      .map(stems)
      .filter(isAny),
    headings: sections.map(({ heading }) => stems(heading ?? '')).filter(isAny),
  };
}
