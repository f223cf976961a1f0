import type { Readable } from 'node:stream';
import { z } from 'zod';
import { PlainError } from '../system/errors.ts';

const questionLine = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  question: z.string(),
});

export type QuestionLine =
  | { readonly ok: true; readonly id: string | null; readonly question: string }
  | { readonly ok: false; readonly message: string };

/** Reads one line of a question file: JSON with `question` and, if wanted back, `id`. */
export function readQuestionLine(line: string): QuestionLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { ok: false, message: 'the line is not JSON; write {"question": "…"}.' };
  }
  const result = questionLine.safeParse(value);
  if (!result.success) {
    return { ok: false, message: 'the line has no "question"; write {"question": "…"}.' };
  }
  return { ok: true, id: result.data.id ?? null, question: result.data.question };
}

/**
 * The lines of a stream, one by one as they arrive, without their line ends and without a
 * byte order mark before the first.
 * @throws PlainError when the stream cannot be opened or read; `name` is what the message calls it.
 */
export async function* linesOf(input: Readable, name: string): AsyncGenerator<string> {
  let rest = '';
  let first = true;
  input.setEncoding('utf8');
  const chunks: AsyncIterator<string> = input[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch((error: unknown) => {
      throw new PlainError(`The questions in ${name} cannot be read; check the path.`, 1, {
        cause: error,
      });
    });
    if (next.done) break;
    const text = first ? next.value.replace(/^\ufeff/, '') : next.value;
    first = false;
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
