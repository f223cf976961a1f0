import { z } from 'zod';
import { list, text } from './form.ts';

export const localizations = z.record(z.string(), z.string()).nullish();

/** What an autocomplete answers: at most 25 choices of 100 characters. */
export const choicesForm = z.object({
  choices: list(
    z.object({
      name: text(1, 100),
      name_localizations: localizations,
      value: z.union([text(0, 100), z.number()]),
    }),
    0,
    25,
  ),
});
