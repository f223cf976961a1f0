import { ApplicationCommandOptionType } from 'discord.js';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';

/** Wordings of one pinned answer, and characters of each. */
const MOST_WORDINGS = 8;
const LONGEST_WORDING = 200;
/** Characters of all together: a message carries them from its preview to its button. */
export const LONGEST_WORDINGS = 450;
/** Between wordings that are typed in one line. */
const BETWEEN = ' | ';

/** The option for questions in one line. */
export function wordingOption(required: boolean) {
  return {
    type: ApplicationCommandOptionType.String,
    name: 'wording',
    description: 'The question as people ask it; several with | between them',
    max_length: LONGEST_WORDINGS,
    required,
  } as const;
}

/** Wordings in one line, as `readWordings` takes them. */
export function wordingsLine(wordings: readonly string[]): string {
  return wordings.join(BETWEEN);
}

/** Wordings as they are shown: “one”, “another”. */
export function quotedWordings(wordings: readonly string[]): Markdown {
  return joined(
    wordings.map((wording) => markdown`“${wording}”`),
    ', ',
  );
}

/**
 * Questions that were typed with `|` or line ends between them, each once.
 * @throws PlainError for none, too many or too long ones.
 */
export function readWordings(typed: string): string[] {
  const wordings = typed.split(/[|\n]/).flatMap((one) => one.replace(/\s+/gu, ' ').trim() || []);
  const unlike = [...new Map(wordings.map((one) => [one.toLowerCase(), one])).values()];
  if (unlike.length === 0) throw new PlainError('Type the question as people ask it.');
  if (unlike.length > MOST_WORDINGS) {
    throw new PlainError(`Give at most ${MOST_WORDINGS} wordings to one answer.`);
  }
  const long = unlike.find(({ length }) => length > LONGEST_WORDING);
  if (long !== undefined) {
    throw new PlainError(
      `A wording has at most ${LONGEST_WORDING} characters; one has ${long.length}. Give the heart of the question.`,
    );
  }
  if (wordingsLine(unlike).length > LONGEST_WORDINGS) {
    throw new PlainError(`All wordings together have at most ${LONGEST_WORDINGS} characters.`);
  }
  return unlike;
}
