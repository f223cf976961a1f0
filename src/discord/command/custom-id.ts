import { LIMITS } from '../rendering/limits.ts';

/** What a button carries: everything that is needed to act on it, also after a restart. */
export interface ActionState {
  readonly action: string;
  /** Raised when the fields change their meaning, so that old buttons are told apart. */
  readonly version: number;
  readonly fields: readonly string[];
}

const SEPARATOR = '|';

/**
 * `action.version|field|field…`.
 * @throws RangeError when that is longer than Discord's 100 characters or a field holds `|`: an
 * action must bound its fields.
 */
export function encodeCustomId({ action, version, fields }: ActionState): string {
  const id = [`${action}.${version}`, ...fields].join(SEPARATOR);
  if (id.length > LIMITS.customId) throw new RangeError(`custom_id of ${id.length} characters`);
  if (fields.some((field) => field.includes(SEPARATOR))) throw new RangeError('"|" in a custom_id');
  return id;
}

/** Null for what is no custom_id of ours. */
export function decodeCustomId(id: string): ActionState | null {
  const [head = '', ...fields] = id.split(SEPARATOR);
  const match = /^([a-z-]+)\.(\d{1,3})$/.exec(head);
  if (!match?.[1]) return null;
  return { action: match[1], version: Number(match[2]), fields };
}

/** A Discord id (up to 2^64) in 13 characters or fewer. */
export function packId(id: string): string {
  return BigInt(id).toString(36);
}

/** Null for what `packId` did not make. */
export function unpackId(packed: string): string | null {
  if (!/^[0-9a-z]{1,13}$/.test(packed)) return null;
  let value = 0n;
  for (const digit of packed) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value.toString();
}
