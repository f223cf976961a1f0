/**
 * What a person typed to name a passage, taken apart. `target` is the document as they named it (key,
 * title or words of it); null where only a hash was given.
 */
export interface Reference {
  readonly target: string | null;
  readonly section: number | null;
  readonly passage: number | null;
  readonly hash: string | null;
}

const HASH = String.raw`~\s*(?<hash>[a-z2-7]{5})`;
const NUMBER = String.raw`\d{1,5}`;
const SECTION_MARK = String.raw`(?:§+|sections?|sect?\.?|ch(?:apter|\.)?)`;
const PASSAGE_MARK = String.raw`(?:¶+|passages?|para(?:graph)?s?\.?)`;

/** `DEFECT:3.2~k7f3q`, `DEFECT §3 ¶2`, `DEFECT 3`, `Title of it, section 3, paragraph 2`. */
const LOCATED = new RegExp(
  String.raw`^(?<target>.*?[^\s:,§¶])(?:\s*[:,]\s*|\s+|(?=§))` +
    String.raw`${SECTION_MARK}?\s*(?<section>${NUMBER})` +
    String.raw`(?:\s*(?:[.:,]\s*${PASSAGE_MARK}?|${PASSAGE_MARK})\s*(?<passage>${NUMBER}))?` +
    String.raw`\s*(?:${HASH})?\s*$`,
  'iu',
);
const ONLY_HASH = new RegExp(`^${HASH}$`, 'iu');
/** What people put around an id when they paste it. */
const WRAPPING = /^[\s`"'“”‘’«»<>()[\]{}*_]+|[\s`"'“”‘’«»<>()[\]{}*_.,;]+$/gu;

/** A reference is short; a longer text is a question that was put in the wrong place. */
export const MAX_REFERENCE_CHARACTERS = 300;

/**
 * The ways to read a text as a reference, likeliest first: a title may itself end in a number
 * (`Super Bowl 50`), so the whole text as a title is always one of them. Never throws.
 */
export function readReference(text: string): Reference[] {
  const tidy = text
    .slice(0, MAX_REFERENCE_CHARACTERS)
    .normalize('NFKC')
    .replace(WRAPPING, '')
    .replace(/\s+/gu, ' ');
  if (tidy === '') return [];
  const hash = ONLY_HASH.exec(tidy)?.groups?.['hash'];
  if (hash) return [{ target: null, section: null, passage: null, hash: hash.toLowerCase() }];
  const whole: Reference = { target: tidy, section: null, passage: null, hash: null };
  const groups = LOCATED.exec(tidy)?.groups;
  if (!groups) return [whole];
  const located: Reference = {
    target: groups['target']?.trim() ?? tidy,
    section: Number(groups['section']),
    passage: groups['passage'] === undefined ? null : Number(groups['passage']),
    hash: groups['hash']?.toLowerCase() ?? null,
  };
  return [whole, located];
}
