import {
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord.js';
import type { PinnedAnswer } from '../../src/community/pins/pinned-answers.ts';
import { standingPassage } from '../../src/community/pins/pinned-passages.ts';
import { languagesIn } from '../../src/community/questions/languages-in.ts';
import type { Choice, Command } from '../../src/discord/command/command.ts';
import { MAX_QUESTION } from '../../src/discord/command/question.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import { type Request, textOption } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { requireServer } from '../shared/server-settings.ts';
import { besideDraft } from './beside-draft.ts';
import { chosenPassages, passageChoices, passageOptions } from './passage-choice.ts';
import { pinPages, pinsPage, unpin, unpinListed } from './pin-list.ts';
import { pinPreview } from './pin-preview.ts';
import { pinFromAnswer, savePin, wordPin } from './save-pin.ts';
import { readWordings, wordingOption, wordingsLine } from './wordings.ts';

const { Subcommand, String: Text } = ApplicationCommandOptionType;

const pinOption: APIApplicationCommandStringOption = {
  type: Text,
  name: 'answer',
  description: 'The pinned answer: one of its wordings',
  required: true,
  autocomplete: true,
  max_length: LIMITS.choice,
};

const tryOption: APIApplicationCommandStringOption = {
  type: Text,
  name: 'try',
  description: 'A question to see whether it would get this answer',
  max_length: MAX_QUESTION,
};

/** What the moderators want certain questions to be answered with: passages, never words of their own. */
export const answer: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.ChatInput,
    name: 'answer',
    description: 'Choose the passages that answer a question; for moderators',
    options: [
      {
        type: Subcommand,
        name: 'pin',
        description: 'Bind a question to passages of the documents',
        options: [wordingOption(true), ...passageOptions(true), tryOption],
      },
      {
        type: Subcommand,
        name: 'edit',
        description: 'Change the wordings or the passages of a pinned answer',
        options: [pinOption, wordingOption(false), ...passageOptions(false), tryOption],
      },
      {
        type: Subcommand,
        name: 'unpin',
        description: 'Take a pinned answer back',
        options: [pinOption],
      },
      { type: Subcommand, name: 'list', description: 'What is pinned, and what has changed since' },
    ],
  },
  needs: MODERATOR,
  actions: [pinFromAnswer, wordPin, savePin, unpinListed, pinPages.action],
  async answer(request, library, services) {
    const serverId = requireServer(request);
    const pins = await services.pinnedAnswers.ofServer(serverId);
    switch (request.subcommand) {
      case 'pin': {
        const wordings = readWordings(textOption(request, 'wording') ?? '');
        const passages = await chosenPassages(request, library, services);
        if (passages.length === 0) throw new PlainError('Choose the passage that answers.');
        const draft = { wordings, passages, replaces: null };
        const tried = textOption(request, 'try');
        const beside = await besideDraft(wordings, request, languagesIn(library), services, tried);
        return pinPreview(draft, beside);
      }
      case 'edit':
        return editPreview(request, pins, library, services);
      case 'unpin':
        return privately(await unpin(request, pinNamed(request, pins), services));
      default:
        return pinsPage(request, 0, library, services);
    }
  },
  async complete(request, library, services) {
    if (request.focused.name !== pinOption.name) return passageChoices(request, library);
    const pins = await services.pinnedAnswers.ofServer(requireServer(request));
    return pinChoices(pins, request.focused.value);
  },
};

async function editPreview(
  request: Request,
  pins: readonly PinnedAnswer[],
  library: Library,
  services: Services,
): Promise<Reply> {
  const replaces = pinNamed(request, pins);
  const typed = textOption(request, 'wording');
  const wordings = typed === null ? replaces.wordings : readWordings(typed);
  const chosen = await chosenPassages(request, library, services);
  if (typed === null && chosen.length === 0) {
    throw new PlainError('Give other wordings, other passages, or both.');
  }
  const serverId = requireServer(request);
  const where = { library, history: services.passageHistory, serverId };
  const before = await Promise.all(replaces.passages.map((one) => standingPassage(one, where)));
  const passages = chosen.length > 0 ? chosen : before.filter((passage) => passage !== null);
  if (passages.length === 0 || (chosen.length === 0 && passages.length < before.length)) {
    throw new PlainError(
      'A passage of this answer was changed or removed since it was pinned. Choose passages anew as well.',
    );
  }
  const tried = textOption(request, 'try');
  const beside = await besideDraft(wordings, request, languagesIn(library), services, tried);
  return pinPreview({ wordings, passages, replaces }, beside);
}

/** @throws PlainError for what names no pinned answer. */
function pinNamed(request: Request, pins: readonly PinnedAnswer[]): PinnedAnswer {
  const typed = textOption(request, pinOption.name) ?? '';
  const wanted = typed.toLowerCase();
  const pin =
    pins.find(({ pinId }) => pinId === typed) ??
    pins.find(({ wordings }) => wordings.some((one) => one.toLowerCase() === wanted));
  if (pin) return pin;
  throw new PlainError('No pinned answer goes by that. /answer list shows them all.');
}

/** Pinned answers by what one of their wordings holds. */
function pinChoices(pins: readonly PinnedAnswer[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return pins
    .map(({ pinId, wordings }) => ({ name: wordingsLine(wordings), value: pinId }))
    .filter(({ name }) => name.toLowerCase().includes(wanted));
}
