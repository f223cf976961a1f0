import type { LiveCorpus } from '../../src/community/server-shelves.ts';
import { type Corpus, keysForAll } from '../../src/corpus/folder/assemble-corpus.ts';
import { type OpenCorpus, openCorpus } from '../../src/corpus/folder/open-corpus.ts';
import { serversIn } from '../../src/corpus/folder/server-folders.ts';
import type { IsolatedReader } from '../../src/corpus/reader/isolated-reader.ts';

/** The shelves of a corpus folder, read and not indexed. */
export function liveCorpus(dir: string, reader: IsolatedReader): LiveCorpus {
  const opened = new Map<string | null, OpenCorpus>();
  const corpora = new Map<string | null, Corpus>();
  const everyones = () => new Set(keysForAll(corpora.get(null)?.documents ?? []));
  const reread: LiveCorpus['reread'] = async (shelf, wanted) => {
    const open = opened.get(shelf) ?? openCorpus(dir, { reader, shelf, everyones });
    opened.set(shelf, open);
    corpora.set(shelf, await open.read(wanted));
  };
  return {
    reread,
    servers: () => serversIn(dir),
    corpus: async (shelf) => {
      if (!corpora.has(shelf)) await reread(shelf);
      return corpora.get(shelf) ?? { documents: [], problems: [] };
    },
  };
}
