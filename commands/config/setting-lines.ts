import { PermissionFlagsBits } from 'discord.js';
import {
  readSettings,
  type SettingName,
  type Strictness,
} from '../../src/community/settings/setting-values.ts';
import { documentOfKey } from '../../src/corpus/document/document-server.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { channelMention, missingIn } from '../shared/missing.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;

/** Where a setting is shown: what it names is looked up there. */
export interface ShownIn {
  readonly serverId: string;
  readonly library: Library;
  readonly services: Pick<Services, 'places'>;
}

export const SETTING_TITLES: Readonly<Record<SettingName, string>> = {
  rules: 'Rules',
  log: 'Log channel',
  discussions: 'Discussions',
  sources: 'Time to give a source',
  unanswered: 'Unanswered questions',
  strictness: 'Strictness',
  'starter-documents': 'Starter documents',
  'public-answers': 'Public answers',
  'old-words': 'Old words',
};

const STRICTNESS_WORDS: Readonly<Record<Strictness, string>> = {
  quiet: 'quiet: everyone sees only what I am quite sure of',
  balanced: 'balanced',
  talkative: 'talkative: everyone sees more, and more of it is wrong',
};

/** A setting in words; null: not set. What it names and is not there any more is said. */
export function settingLine(name: SettingName, value: string | null, shown: ShownIn): Markdown {
  const settings = readSettings(value === null ? new Map() : new Map([[name, value]]));
  switch (name) {
    case 'rules':
      return rulesLine(settings.rules, shown);
    case 'log':
      return settings.log === null ? markdown`none` : placeLine(settings.log, shown);
    case 'discussions': {
      const { discussions } = settings;
      if (discussions === null) return markdown`in a thread on the post`;
      const place = shown.services.places.find(shown.serverId, discussions.forumId);
      const tag = place?.tags.find(({ id }) => id === discussions.tagId);
      const tagged = tag ? markdown`, with the tag “${tag.name}”` : markdown``;
      return markdown`in ${placeLine(discussions.forumId, shown)}${tagged}`;
    }
    case 'sources':
      return markdown`${settings.sourceHours === 1 ? '1 hour' : `${settings.sourceHours} hours`}`;
    case 'unanswered':
      return settings.unanswered
        ? markdown`kept for 30 days, without who asked`
        : markdown`not kept`;
    case 'strictness':
      return markdown`${STRICTNESS_WORDS[settings.strictness]}`;
    case 'starter-documents':
      return settings.starterDocuments ? markdown`seen here` : markdown`not seen here`;
    case 'public-answers': {
      const { publicAnswers } = settings;
      if (publicAnswers === null) return markdown`everywhere`;
      if (publicAnswers.length === 0) return markdown`nowhere: the channels that were set are gone`;
      const places = publicAnswers.map((id) => placeLine(id, shown));
      return markdown`only in ${joined(places, ', ')}; elsewhere the asker alone sees them`;
    }
    case 'old-words':
      return settings.oldWords
        ? markdown`shown by /cite, while the replaced file is kept`
        : markdown`not shown, only counted`;
  }
}

/** The permissions that a setting needs and the bot lacks, a sentence for each place. */
export function settingProblems(
  name: SettingName,
  value: string | null,
  { serverId, services }: ShownIn,
): Markdown[] {
  const { log, discussions } = readSettings(value === null ? new Map() : new Map([[name, value]]));
  const needs: [string | undefined, bigint][] = [
    [log ?? undefined, ViewChannel | SendMessages],
    [discussions?.forumId, ViewChannel | SendMessages | SendMessagesInThreads],
  ];
  return needs.flatMap(([id, needed]) => {
    if (id === undefined) return [];
    const place = services.places.find(serverId, id);
    if (place === null) return [markdown`⚠️ I cannot see ${channelMention(id)}, or it is gone.`];
    return missingIn(place, needed) ?? [];
  });
}

function rulesLine(
  rules: ReturnType<typeof readSettings>['rules'],
  { library }: ShownIn,
): Markdown {
  if (rules === null) return markdown`none`;
  const document = documentOfKey(library.documents, rules.key);
  const title = document
    ? markdown`**${clip(document.metadata.title, 100)}** ${code(rules.key)}`
    : markdown`${code(rules.key)}, which is not in the library any more`;
  const ground =
    rules.ground.length === 0
      ? markdown``
      : markdown`; discussions open with ${joined(
          rules.ground.map((place) => code(`${rules.key}:${place}`)),
          ', ',
        )}`;
  const questions =
    rules.questionsTo === null
      ? markdown``
      : markdown`; questions to ${channelMention(rules.questionsTo)}`;
  return markdown`${title}${ground}${questions}`;
}

function placeLine(id: string, { serverId, services }: ShownIn): Markdown {
  if (services.places.find(serverId, id) !== null) return channelMention(id);
  return markdown`a channel that I cannot see`;
}
