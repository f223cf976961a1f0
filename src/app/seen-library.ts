import type { ServerSettings } from '../community/settings/server-settings.ts';
import { readSettings } from '../community/settings/setting-values.ts';
import type { Library } from '../retrieval/library.ts';

type Seen = (serverId: string | null, isAlone: boolean) => Promise<Library>;

/** What is seen in a server, without everyone's documents where its managers want its own alone. */
export function withoutUnwanted(
  seen: Seen,
  settings: ServerSettings,
): (serverId: string | null) => Promise<Library> {
  return async (serverId) => {
    if (serverId === null) return seen(null, false);
    const { starterDocuments } = readSettings(await settings.of(serverId));
    return seen(serverId, !starterDocuments);
  };
}
