import type { OwnSynonym } from '../../retrieval/question/own-synonyms.ts';

/** Most synonyms of one server: each question is read with all of them. */
export const MOST_SYNONYMS = 200;

/** The synonyms that the moderators of servers set, until they are removed or the bot leaves. */
export interface ServerSynonyms {
  /** By word. */
  ofServer(serverId: string): Promise<readonly OwnSynonym[]>;
  /** False, and nothing is added, where the server has `most` or this one already. */
  add(serverId: string, synonym: OwnSynonym, most: number): Promise<boolean>;
  /** @returns whether there was one. */
  remove(serverId: string, synonym: OwnSynonym): Promise<boolean>;
}

/** Those that count where a question is asked; none outside of servers. */
export async function synonymsIn(
  synonyms: Pick<ServerSynonyms, 'ofServer'>,
  serverId: string | null,
): Promise<readonly OwnSynonym[]> {
  return serverId === null ? [] : synonyms.ofServer(serverId);
}
