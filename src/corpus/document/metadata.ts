import { z } from 'zod';
import { PlainError } from '../../system/errors.ts';
import type { Author } from './document.ts';
import { isVisible } from './visible.ts';

const MAX_FIELD_CHARACTERS = 500;

/** Citation keys: 2-12 of `A-Z 0-9 -`, opening and closing with a letter or digit. */
const CITATION_KEY = /^[A-Z0-9][A-Z0-9-]{0,10}[A-Z0-9]$/;

const field = (name: string) =>
  z
    .union([z.string(), z.number()], { error: `"${name}" must be one line of text.` })
    .transform((value) => String(value).trim())
    .pipe(
      z
        .string()
        .min(1, `"${name}" is empty; give it a value or leave the line out.`)
        .max(MAX_FIELD_CHARACTERS, `"${name}" is longer than ${MAX_FIELD_CHARACTERS} characters.`)
        .refine(
          (value) => value === '' || isVisible(value),
          `"${name}" holds nothing that can be seen; give it a value or leave the line out.`,
        ),
    );

const author = z
  .union(
    [
      z.string().trim().min(1).max(MAX_FIELD_CHARACTERS).refine(isVisible).transform(parseName),
      z.strictObject({ family: z.string().min(1), given: z.string().min(1).exactOptional() }),
      z.strictObject({ literal: z.string().min(1) }),
    ],
    { error: '"author" must hold names: "Family, Given" or the name as it stands.' },
  )
  .transform((name): Author => name);

const MAX_SUBJECTS = 200;
const subject = z.string().trim().min(1).max(MAX_FIELD_CHARACTERS);

/** The keys a document's front matter or sidecar may hold (`DESIGN.md` §4); all may be absent. */
export const metadataSchema = z.strictObject({
  key: field('key')
    .pipe(
      z.string().regex(CITATION_KEY, '"key" must be 2 to 12 of A-Z, 0-9 and "-", such as RULES-2.'),
    )
    .exactOptional(),
  title: field('title').exactOptional(),
  author: z
    .union([z.array(author), author.transform((name) => [name])], {
      error: '"author" must be a list of names: "Family, Given" or the name as it stands.',
    })
    .exactOptional(),
  publisher: field('publisher').exactOptional(),
  issued: field('issued')
    .pipe(z.string().refine(isDate, '"issued" must be a real date: 2018, 2018-05 or 2018-05-31.'))
    .exactOptional(),
  url: field('url')
    .pipe(z.url({ protocol: /^https?$/, error: '"url" must be an http or https address.' }))
    .exactOptional(),
  language: field('language')
    .pipe(z.string().refine(isLanguageTag, '"language" must be a BCP 47 tag such as en or pt-BR.'))
    .exactOptional(),
  licence: field('licence').exactOptional(),
  edition: field('edition').exactOptional(),
  public: z.boolean({ error: '"public" must be true or false.' }).exactOptional(),
  'answers-about': z
    .union([z.array(subject).min(1).max(MAX_SUBJECTS), subject.transform((one) => [one])], {
      error: '"answers-about" must be a list of names and phrases, at most 200 of them.',
    })
    .readonly()
    .exactOptional(),
});

/** What a file states about itself, before titles, keys and languages are filled in. */
export type GivenMetadata = z.output<typeof metadataSchema>;

/**
 * What a person states of a document.
 * @throws PlainError with a sentence for each field that cannot be used.
 */
export function statedMetadata(fields: Readonly<Record<string, unknown>>): GivenMetadata {
  const read = metadataSchema.safeParse(fields);
  if (read.success) return read.data;
  throw new PlainError(read.error.issues.map(({ message }) => message).join('\n'));
}

function parseName(name: string): Author {
  const [family, given, ...more] = name.split(',').map((part) => part.trim());
  return family && given && more.length === 0 ? { family, given } : { literal: name };
}

function isDate(value: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!parts) return false;
  const [, year, month = '01', day = '01'] = parts;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // JavaScript rolls 31 February over into March, so the parts must come back unchanged.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
