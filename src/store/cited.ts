import type { PassageId } from '../community/passage-history.ts';
import { MOST_RECENT } from './retention.ts';

/** `KEY:S.P~mark` has a colon, and a key never does. */
export function isCitationId(reference: string): boolean {
  return reference.includes(':');
}

/** The document's key in a citation id. */
export function citedKey(citation: string): string {
  return citation.replace(/:.*$/s, '');
}

/** The parts of a citation id; null for what is none. */
export function citedPlace(citation: string): PassageId | null {
  const match = /^([^:]+):(\d+)\.(\d+)~(\w+)$/.exec(citation);
  if (!match) return null;
  const [, key = '', section, passage, mark = ''] = match;
  return { key, section: Number(section), passage: Number(passage), mark };
}

/** @throws RangeError unless `limit` is a whole number from 1 to 50. */
export function recentLimit(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_RECENT) return limit;
  throw new RangeError(`Asked for ${limit} posts; 1 to ${MOST_RECENT} can be asked for.`);
}
