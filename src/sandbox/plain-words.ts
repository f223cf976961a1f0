import type { ErrorTree, RestRefusal } from './refusal.ts';

const MEANING: Readonly<Record<number, string>> = {
  10003: 'There is no such channel.',
  10008: 'There is no such message: it was deleted, or it is ephemeral and not in the channel.',
  10062: 'The interaction is unknown: the answer came too late, or to an id that never was.',
  10063: 'There is no command with this id.',
  40005: 'A file or the whole request is too large.',
  40060: 'The interaction was answered before; an interaction takes one first answer only.',
  40094: 'The bot is only installed for this user, so five follow-up messages are the limit.',
  50001: 'The bot cannot see this channel.',
  50005: 'A bot can only edit its own messages.',
  50006: 'The message is empty: no text, embed, component or file.',
  50013: 'The bot lacks a permission here.',
  50027: 'The interaction token is wrong or has expired.',
  50083: 'The thread is archived; what is in it stays as it is until it is opened again.',
};

/** Says in plain words why a request was refused, with every field that was wrong. */
export function plainWords(refusal: RestRefusal): string {
  if (refusal.status === 429) return 'Too many requests: the bot has to wait before the next one.';
  if (refusal.status === 401 && refusal.code === 0) return 'The bot token is missing or wrong.';
  if (refusal.errors !== null) return flatten(refusal.errors).join(' ');
  return MEANING[refusal.code] ?? refusal.message;
}

/** One sentence for each leaf of an error tree, such as `embeds[0].title: Must be 256 …`. */
export function flatten(tree: ErrorTree, path = ''): string[] {
  return Object.entries(tree).flatMap(([field, value]) => {
    if (Array.isArray(value)) {
      return value.map(({ message }) => (path === '' ? message : `${path}: ${message}`));
    }
    const step = /^\d+$/.test(field) ? `[${field}]` : path === '' ? field : `.${field}`;
    return flatten(value, `${path}${step}`);
  });
}
