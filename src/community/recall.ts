import type { Document } from '../corpus/document/document.ts';
import { serverOf } from '../corpus/document/document-server.ts';
import { type AmenderPorts, createAmender, type Job, type RecallReport } from './amend-posts.ts';
import { corrections } from './corrections.ts';
import type { OwnPosts } from './own-posts.ts';
import type { PassageHistory } from './passage-history.ts';
import type { RecallNote } from './post-editor.ts';
import { type CitedThen, citationsOf } from './recalled-citations.ts';

export type { RecallReport };

interface Progress {
  /** Called after each post that was tried, of `total`. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Puts notes on what the bot posted earlier, the latest post first. Reads nothing that people wrote. */
export interface Recall {
  /** Tells every post that quotes a document that it was withdrawn. */
  withdrawn(
    document: Document,
    options: Progress & { readonly eraseQuotes: boolean },
  ): Promise<RecallReport>;
  /**
   * Tells the posts that quote what is not in the document's new version any more what became of it.
   * What has only moved needs no note.
   */
  corrected(before: Document, after: Document, options?: Progress): Promise<RecallReport>;
}

export interface RecallPorts extends AmenderPorts {
  readonly ownPosts: Pick<OwnPosts, 'postsCiting' | 'forget'>;
  readonly passageHistory: Pick<PassageHistory, 'find'>;
  readonly clock: () => Date;
}

/** Methods of what it makes reject only when the record of posts cannot be read. */
export function createRecall(ports: RecallPorts): Recall {
  const { ownPosts, passageHistory, clock } = ports;
  const amendAll = createAmender(ports);

  /** The posts that need a note because of a change to a document. */
  async function jobsFor(
    document: Document,
    noteFor: (cited: readonly CitedThen[]) => Promise<RecallNote | null>,
  ): Promise<Job[]> {
    const citedIn = citationsOf(document, passageHistory);
    const jobs: Job[] = [];
    const server = serverOf(document.name);
    for (const post of await ownPosts.postsCiting(document.metadata.key, server)) {
      const cited = await citedIn(post);
      const note = cited.length === 0 ? null : await noteFor(cited);
      if (note) jobs.push({ post, note });
    }
    return jobs;
  }

  return {
    async withdrawn(document, { eraseQuotes, ...progress }) {
      const { key, title } = document.metadata;
      const note = { kind: 'withdrawn', key, title, at: clock(), eraseQuotes } as const;
      return amendAll(await jobsFor(document, async () => note), progress.onProgress);
    },
    async corrected(before, after, progress = {}) {
      const { key, title } = before.metadata;
      const changesFor = corrections(before, after);
      const at = clock();
      const noteFor = async (cited: readonly CitedThen[]) => {
        const changes = await changesFor(cited);
        return changes.length === 0
          ? null
          : ({ kind: 'corrected', key, title, at, changes } as const);
      };
      return amendAll(await jobsFor(before, noteFor), progress.onProgress);
    },
  };
}
