import { resolveReference } from '../../src/citations/resolve/resolve-reference.ts';
import {
  isHours,
  MOST_GROUND_RULES,
  SETTING_NAMES,
  type SettingName,
  SOURCE_HOURS,
  STRICTNESS,
  written,
} from '../../src/community/settings/setting-values.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import { numberOption, type Request, textOption } from '../../src/discord/command/request.ts';
import { unescaped } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { readSource } from '../shared/options/source.ts';
import type { ShownIn } from './setting-lines.ts';

/** Options of channels, each holding one. */
export const PUBLIC_CHANNELS = ['channel', 'channel-2', 'channel-3', 'channel-4', 'channel-5'];

/** The name of a setting that was typed or that a button carries; null for any other word. */
export function settingName(text: string | null | undefined): SettingName | null {
  return SETTING_NAMES.find((name) => name === text) ?? null;
}

/**
 * What a command wants a setting to be, as it would be kept; null: set to nothing.
 * @throws PlainError for what the person can mend.
 */
export function wantedSetting(name: SettingName, request: Request, shown: ShownIn): string | null {
  switch (name) {
    case 'rules':
      return wantedRules(request, shown);
    case 'log': {
      const channel = textOption(request, 'channel');
      return channel === null ? null : written.log(channel);
    }
    case 'discussions':
      return wantedDiscussions(request, shown);
    case 'sources': {
      const hours = numberOption(request, 'hours') ?? SOURCE_HOURS.usual;
      if (!isHours(hours)) {
        throw new PlainError(
          `Give whole hours from ${SOURCE_HOURS.least} to ${SOURCE_HOURS.most} (a week).`,
        );
      }
      return hours === SOURCE_HOURS.usual ? null : written.sources(hours);
    }
    case 'unanswered':
    case 'old-words':
      return chosenSwitch(request) ? written.onOff(true) : null;
    case 'starter-documents':
      return chosenSwitch(request) ? null : written.onOff(false);
    case 'strictness': {
      const level = STRICTNESS.find((one) => one === textOption(request, 'level'));
      if (level === undefined) throw new PlainError('Choose quiet, balanced or talkative.');
      return level === 'balanced' ? null : level;
    }
    case 'public-answers': {
      const channels = PUBLIC_CHANNELS.flatMap((option) => textOption(request, option) ?? []);
      return channels.length === 0 ? null : written.publicAnswers([...new Set(channels)]);
    }
  }
}

function chosenSwitch(request: Request): boolean {
  const chosen = textOption(request, 'switch');
  if (chosen !== 'on' && chosen !== 'off') throw new PlainError('Choose on or off.');
  return chosen === 'on';
}

function wantedRules(request: Request, { library }: ShownIn): string | null {
  const typed = textOption(request, 'document');
  if (typed === null) return null;
  const source = readSource(library.documents, typed);
  if (!source.ok) throw new PlainError(unescaped(source.sentence.markdown));
  const { document } = source;
  const ground = groundRules(document, textOption(request, 'ground-rules') ?? '');
  const questionsTo = textOption(request, 'questions-to');
  return written.rules({ key: document.metadata.key, ground, questionsTo });
}

/** The passages that are named, apart from each other by commas, semicolons or "and". */
function groundRules(document: Document, typed: string): string[] {
  const names = typed.split(/[,;]|\band\b/u).flatMap((name) => name.trim() || []);
  if (names.length > MOST_GROUND_RULES) {
    throw new PlainError(`Name at most ${MOST_GROUND_RULES} passages as ground rules.`);
  }
  const passages = names.map((name) => {
    const resolution = resolveReference([document], name);
    const [passage] = resolution.kind === 'found' ? resolution.passages : [];
    if (passage) return passage;
    throw new PlainError(
      `“${name.slice(0, 80)}” is no one passage of “${document.metadata.title}”. Name printed numbers or citation ids, such as “1, 3”.`,
    );
  });
  return [
    ...new Set(passages.map(({ section, number, mark }) => `${section.number}.${number}~${mark}`)),
  ];
}

function wantedDiscussions(request: Request, { serverId, services }: ShownIn): string | null {
  const forumId = textOption(request, 'forum');
  if (forumId === null) return null;
  const forum = services.places.find(serverId, forumId);
  if (forum?.kind !== 'forum') {
    throw new PlainError('I cannot see that forum; let me see it, or choose another.');
  }
  const wanted = textOption(request, 'tag');
  const tag = forum.tags.find(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted?.toLowerCase(),
  );
  const names = new Intl.ListFormat('en').format(forum.tags.map(({ name }) => name));
  if (wanted !== null && tag === undefined) {
    throw new PlainError(
      names === '' ? 'That forum has no tags.' : `That forum has the tags ${names}.`,
    );
  }
  if (tag === undefined && forum.tagRequired) {
    throw new PlainError(`Posts in that forum must have a tag: choose of ${names}.`);
  }
  return written.discussions({ forumId, tagId: tag?.id ?? null });
}
