import { type GivenMetadata, metadataSchema } from './metadata.ts';

/** What a file of another format says of itself, as it stands there. */
export interface RawMetadata {
  readonly title?: string | undefined;
  readonly author?: readonly string[] | undefined;
  readonly publisher?: string | undefined;
  readonly issued?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  readonly licence?: string | undefined;
  readonly edition?: string | undefined;
}

const FIELDS = [
  'title',
  'author',
  'publisher',
  'issued',
  'url',
  'language',
  'licence',
  'edition',
] as const;

/** Titles and names that programs put in when nobody did. */
const EMPTY_WORDS =
  /^(?:untitled(?: document)?|unknown(?: author)?|anonymous|user|admin(?:istrator)?|author|title|none|null|document\d*|microsoft word - .*|powerpoint presentation|presentation\d*|.*\.(?:docx?|odt|rtf|pdf|indd|tex|dvi|qxd|html?))$/i;

/**
 * Metadata that a file proposes: each field is taken where it holds by the rules for front matter and
 * dropped where it does not. Keys and visibility are never the file's to say.
 */
export function proposedMetadata(raw: RawMetadata): GivenMetadata {
  const accepted: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const value = field === 'author' ? names(raw.author ?? []) : tidy(raw[field] ?? '');
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    const read = metadataSchema.shape[field].safeParse(field === 'issued' ? dateIn(value) : value);
    if (read.success) accepted[field] = read.data;
  }
  return metadataSchema.parse(accepted);
}

function tidy(value: string): string | null {
  const text = value.replace(/\s+/g, ' ').trim();
  return text === '' || EMPTY_WORDS.test(text) ? null : text;
}

function names(authors: readonly string[]): string[] {
  const all = authors.flatMap((author) => author.split(/\s*(?:;|\n| and (?=\p{Lu}))\s*/u));
  return [...new Set(all.map(tidy).filter((name) => name !== null))];
}

/** The date at the head of an ISO 8601 time, a PDF date (`D:20180531…`) or a slashed date. */
function dateIn(value: unknown): string {
  const text = String(value).replace(/^D:/, '');
  const parts = /^(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?/.exec(text);
  return parts
    ? parts
        .slice(1)
        .filter((part) => part !== undefined)
        .join('-')
    : text;
}
