import type { APIAllowedMentions } from 'discord-api-types/v10';

/** Who a message would notify. */
export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/**
 * Who a text notifies under the given allowed mentions (none given: whoever it names). Text in
 * code is not exempt, as on Discord. `mayEveryone` is the author's Mention Everyone permission.
 */
export function pingsOf(
  text: string,
  allowed: APIAllowedMentions | null | undefined,
  mayEveryone: boolean,
  repliedUserId: string | null,
): Pings {
  const ids = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const parse = allowed?.parse as readonly string[] | undefined;
  const may = (kind: 'users' | 'roles', id: string): boolean =>
    allowed === null || allowed === undefined
      ? true
      : (parse?.includes(kind) ?? false) || (allowed[kind]?.includes(id) ?? false);
  const replied = repliedUserId !== null && (allowed?.replied_user ?? allowed == null);
  const users = ids(/<@!?(\d+)>/g).filter((id) => may('users', id));
  return {
    users: [...new Set(replied ? [...users, repliedUserId] : users)],
    roles: [...new Set(ids(/<@&(\d+)>/g).filter((id) => may('roles', id)))],
    everyone:
      mayEveryone &&
      /@(everyone|here)/.test(text) &&
      (allowed == null || (parse?.includes('everyone') ?? false)),
  };
}
