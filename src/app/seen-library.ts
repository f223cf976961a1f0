import { type ServerSettings, settingsIn } from '../community/settings/server-settings.ts';
import type { Library } from '../retrieval/library.ts';

type Seen = (serverId: string | null, isAlone: boolean) => Promise<Library>;

/** What is seen in a server, without everyone's documents where its managers want its own alone. */
export function withoutUnwanted(
  seen: Seen,
  settings: ServerSettings,
): (serverId: string | null) => Promise<Library> {
  return async (serverId) => {
    const { starterDocuments } = await settingsIn(settings, serverId);
    return seen(serverId, !starterDocuments);
  };
}
