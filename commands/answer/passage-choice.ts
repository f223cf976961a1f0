import { type APIApplicationCommandStringOption, ApplicationCommandOptionType } from 'discord.js';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Choice } from '../../src/discord/command/command.ts';
import { MAX_QUESTION } from '../../src/discord/command/question.ts';
import {
  type CompletionRequest,
  type Request,
  textOption,
} from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { referenceChoices } from '../shared/options/reference.ts';
import { firstWords } from '../shared/passage-lines.ts';
import { standsAsCited } from '../shared/stands-as-cited.ts';

const PASSAGE_OPTIONS = ['passage', 'passage-2', 'passage-3'];

/** The options for passages, of which the first may be required. */
export function passageOptions(required: boolean): APIApplicationCommandStringOption[] {
  return PASSAGE_OPTIONS.map((name, at) => ({
    type: ApplicationCommandOptionType.String,
    name,
    description:
      at === 0
        ? 'The passage that answers: choose it from what is suggested'
        : 'Another passage, on the next page of the answer',
    required: required && at === 0,
    autocomplete: true,
    max_length: LIMITS.choice,
  }));
}

/** Passages nearest to what is typed, or to the wording where nothing is yet; after what a reference names. */
export async function passageChoices(
  request: CompletionRequest,
  library: Library,
): Promise<Choice[]> {
  const typed = request.focused.value.trim();
  const words = (typed === '' ? (textOption(request, 'wording') ?? '') : typed)
    .replaceAll('|', ' ')
    .slice(0, MAX_QUESTION);
  const named = typed === '' ? [] : await referenceChoices(library.documents, typed);
  const ids = named.filter(({ value }) => value.includes('~'));
  const near = words.trim() === '' ? [] : library.ask(words, { top: LIMITS.choices }).excerpts;
  const choices = [...ids, ...near.map(({ passage }) => choiceOf(passage))];
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
}

function choiceOf(passage: Passage): Choice {
  const id = citationId(passage);
  return { name: `${id} — ${firstWords(passage, LIMITS.choice)}`, value: id };
}

/**
 * The passages that were chosen, each once; none where no such option is given.
 * @throws PlainError for what is no citation id of a passage that stands as it was cited.
 */
export async function chosenPassages(
  request: Request,
  library: Library,
  services: Pick<Services, 'passageHistory'>,
): Promise<Passage[]> {
  const passages = new Set<Passage>();
  for (const name of PASSAGE_OPTIONS) {
    const typed = textOption(request, name);
    if (typed === null) continue;
    // A suggestion that was chosen may stay in the field as it was labelled.
    const id = typed.split(' — ')[0]?.trim() ?? '';
    const passage = await standsAsCited(id, request, library, services);
    if (passage === null) {
      throw new PlainError(
        `Choose the passage for “${name}” from what is suggested while you type: an answer is pinned to what a document says, word for word.`,
      );
    }
    passages.add(passage);
  }
  return [...passages];
}
