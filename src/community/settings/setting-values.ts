/** What a server's managers may set, by the names that `/config` gives. */
export const SETTING_NAMES = [
  'rules',
  'log',
  'discussions',
  'sources',
  'unanswered',
  'strictness',
  'starter-documents',
  'public-answers',
  'old-words',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** How sure an answer must be before everyone sees it. */
export const STRICTNESS = ['quiet', 'balanced', 'talkative'] as const;
export type Strictness = (typeof STRICTNESS)[number];

/** The settings of one server. What is not set has the default that `readSettings` gives. */
export interface Settings {
  readonly rules: RulesSetting | null;
  /** The channel where the moderators are told what was done. */
  readonly log: string | null;
  /** Where discussions are opened; null: in a thread on the post. */
  readonly discussions: { readonly forumId: string; readonly tagId: string | null } | null;
  /** Hours that somebody has to give a source. */
  readonly sourceHours: number;
  /** Whether questions without an answer are kept. */
  readonly unanswered: boolean;
  readonly strictness: Strictness;
  /** Whether the documents that all servers see are seen here. */
  readonly starterDocuments: boolean;
  /** The channels where answers are seen by everyone; null: everywhere. */
  readonly publicAnswers: readonly string[] | null;
  /** Whether a text that was changed is shown with the words that it had before. */
  readonly oldWords: boolean;
}

export interface RulesSetting {
  /** The citation key of the document. */
  readonly key: string;
  /** Of its passages, those that open a discussion, as `S.P~mark`. */
  readonly ground: readonly string[];
  /** The channel where one asks about the rules. */
  readonly questionsTo: string | null;
}

/** Most passages that a discussion opens with; more would not be read. */
export const MOST_GROUND_RULES = 5;
export const SOURCE_HOURS = { least: 1, most: 168, usual: 24 } as const;

/** No channel at all, which is not the same as every channel. */
const NONE = 'none';

/**
 * A setting as a short text of letters, digits and `,+.~-`, as it is kept and as a button carries it; null
 * for what is set to nothing. The ids of channels are written in 13 characters (`packed`).
 */
export const written = {
  rules: ({ key, ground, questionsTo }: RulesSetting): string =>
    [key, ground.join('+'), questionsTo === null ? '' : packed(questionsTo)].join(','),
  log: (channelId: string): string => packed(channelId),
  discussions: ({ forumId, tagId }: NonNullable<Settings['discussions']>): string =>
    [packed(forumId), ...(tagId === null ? [] : [packed(tagId)])].join(','),
  sources: (hours: number): string => String(hours),
  onOff: (on: boolean): string => (on ? 'on' : 'off'),
  publicAnswers: (channels: readonly string[]): string =>
    channels.length === 0 ? NONE : channels.map(packed).join(','),
};

/** What is set, from the texts that are kept; what cannot be read is as if it were not set. */
export function readSettings(values: ReadonlyMap<SettingName, string>): Settings {
  const hours = Number(values.get('sources') ?? SOURCE_HOURS.usual);
  const strictness = STRICTNESS.find((one) => one === values.get('strictness'));
  return {
    rules: readRules(values.get('rules')),
    log: unpacked(values.get('log') ?? ''),
    discussions: readDiscussions(values.get('discussions')),
    sourceHours: isHours(hours) ? hours : SOURCE_HOURS.usual,
    unanswered: values.get('unanswered') === 'on',
    strictness: strictness ?? 'balanced',
    starterDocuments: values.get('starter-documents') !== 'off',
    publicAnswers: readChannels(values.get('public-answers')),
    oldWords: values.get('old-words') === 'on',
  };
}

export function isHours(hours: number): boolean {
  return Number.isInteger(hours) && hours >= SOURCE_HOURS.least && hours <= SOURCE_HOURS.most;
}

/**
 * What becomes of a kept value when a channel is gone: null where nothing of the setting is left, the value
 * itself where it does not name the channel.
 */
export function withoutChannel(name: SettingName, value: string, channelId: string): string | null {
  const settings = readSettings(new Map([[name, value]]));
  const { rules, log, discussions, publicAnswers } = settings;
  if (log === channelId || discussions?.forumId === channelId) return null;
  if (rules?.questionsTo === channelId) return written.rules({ ...rules, questionsTo: null });
  if (publicAnswers?.includes(channelId)) {
    return written.publicAnswers(publicAnswers.filter((one) => one !== channelId));
  }
  return value;
}

/** An id of Discord in 13 characters or fewer. */
export function packed(id: string): string {
  return BigInt(id).toString(36);
}

function unpacked(text: string): string | null {
  if (!/^[0-9a-z]{1,13}$/.test(text)) return null;
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value.toString();
}

function readRules(value: string | undefined): RulesSetting | null {
  const [key = '', ground = '', questionsTo = ''] = (value ?? '').split(',');
  if (!/^[A-Z0-9-]{2,12}$/.test(key)) return null;
  const passages = ground.split('+').filter((one) => /^\d+\.\d+~[a-z2-7]{5}$/.test(one));
  return { key, ground: passages, questionsTo: unpacked(questionsTo) };
}

function readDiscussions(value: string | undefined): Settings['discussions'] {
  const [forum = '', tag = ''] = (value ?? '').split(',');
  const forumId = unpacked(forum);
  return forumId === null ? null : { forumId, tagId: unpacked(tag) };
}

function readChannels(value: string | undefined): readonly string[] | null {
  if (value === undefined) return null;
  return value.split(',').flatMap((one) => (one === NONE ? [] : (unpacked(one) ?? [])));
}
