import type { ServerSettings } from '../community/settings/server-settings.ts';
import { readSettings } from '../community/settings/setting-values.ts';
import { serverOf } from '../corpus/document/document-server.ts';
import { viewOf } from '../retrieval/index/library-view.ts';
import type { Library } from '../retrieval/library.ts';

type Seen = (serverId: string | null) => Promise<Library>;

/**
 * What is seen in a server, without the documents of all servers where its managers want its own alone.
 * One view for each library, so that what is made once for it is made once.
 */
export function withoutUnwanted(
  seen: Seen,
  settings: ServerSettings,
): (serverId: string | null) => Promise<Library> {
  const ownOnly = new WeakMap<Library, Library>();
  return async (serverId) => {
    const library = await seen(serverId);
    if (serverId === null) return library;
    const { starterDocuments } = readSettings(await settings.of(serverId));
    if (starterDocuments) return library;
    const view = ownOnly.get(library) ?? viewOf(library, ({ name }) => serverOf(name) !== null);
    ownOnly.set(library, view);
    return view;
  };
}
