import { z } from 'zod';
import { EXIT, PlainError } from '../system/errors.ts';

const line = z.object({
  id: z.string().optional(),
  question: z.string().min(1),
  /** False: the documents do not answer it, and the right reply is silence. Default true. */
  answerable: z.boolean().default(true),
  /** Texts any of which answers the question, as the document words them. */
  answers: z.array(z.string().min(1)).default([]),
  /** File that holds the answer, below the corpus folder. */
  document: z.string().optional(),
  /** How the passage that answers begins. */
  passage_starts: z.string().optional(),
  /** What sort of question it is, in a word: metrics are given for each. */
  kind: z.string().min(1).optional(),
});

/** A question with what is known of its answer. */
export type JudgedQuestion = z.infer<typeof line> & { readonly id: string };

/**
 * Reads questions for an evaluation: JSON Lines, blank lines skipped. Throws a `PlainError` that names
 * the first faulty lines by number; `name` is the file's name in it.
 */
export function parseQuestionFile(text: string, name: string): JudgedQuestion[] {
  if (text.includes('\0')) throw new PlainError(`${name} is no text; give JSON Lines.`, EXIT.usage);
  const faults: string[] = [];
  const questions: JudgedQuestion[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    if (raw.trim() === '') return;
    const fault = (what: string): unknown => faults.push(`${name}:${index + 1}: ${what}`);
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      fault('not a JSON object');
      return;
    }
    const read = line.safeParse(value);
    if (!read.success) {
      const issue = read.error.issues[0];
      fault(`"${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'not understood'}`);
    } else if (
      read.data.answerable &&
      read.data.answers.length === 0 &&
      !read.data.passage_starts
    ) {
      fault(
        'an answerable question needs "answers" or "passage_starts", or set "answerable" to false',
      );
    } else questions.push({ ...read.data, id: read.data.id ?? String(index + 1) });
  });
  if (faults.length > 0) throw new PlainError(complaint(faults), 2);
  if (questions.length === 0)
    throw new PlainError(`${name} holds no questions: one JSON object a line.`, 2);
  return questions;
}

const SHOWN_FAULTS = 5;

function complaint(faults: readonly string[]): string {
  const more = faults.length - SHOWN_FAULTS;
  const shown = faults.slice(0, SHOWN_FAULTS).join('\n');
  return more > 0 ? `${shown}\n… and ${more} more faulty lines.` : shown;
}
