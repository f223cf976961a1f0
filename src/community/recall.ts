import type { Document } from '../corpus/document.ts';
import { serverOf } from '../corpus/document-server.ts';
import type { Log } from '../log.ts';
import { type CitationChange, corrections } from './corrections.ts';
import type { OwnPost, OwnPosts } from './own-posts.ts';
import type { PassageHistory } from './passage-history.ts';
import { type CitedThen, citationsOf } from './recalled-citations.ts';

/** What a post is told when a document that it quotes was taken away or changed. */
export type RecallNote = {
  readonly key: string;
  readonly title: string;
  readonly at: Date;
} & (
  | {
      readonly kind: 'withdrawn';
      /** Whether the document's excerpts are taken out of the post. */
      readonly eraseQuotes: boolean;
    }
  | { readonly kind: 'corrected'; readonly changes: readonly CitationChange[] }
);

/**
 * What became of an attempt to put a note on a post. `unchanged`: it says so already, or shows nothing
 * of the document; `gone`: it was deleted; `refused`: Discord does not let the bot change it now;
 * `closed`: nor anything else in that channel.
 */
export type Amendment = 'amended' | 'unchanged' | 'gone' | 'refused' | 'closed';

export interface PostEditor {
  /** Never rejects. */
  amend(post: OwnPost, note: RecallNote): Promise<Amendment>;
}

export interface RecallReport {
  readonly amended: number;
  readonly gone: number;
  readonly refused: number;
  /** Posts that were not tried: there were more than one recall changes. */
  readonly left: number;
}

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

export interface RecallPorts {
  readonly ownPosts: Pick<OwnPosts, 'postsCiting' | 'forget'>;
  readonly passageHistory: Pick<PassageHistory, 'find'>;
  readonly editor: PostEditor;
  readonly clock: () => Date;
  readonly log: Log;
}

/** Most posts that one recall changes: at Discord's 5 edits in 5 s for a channel, five minutes. */
export const MOST_AMENDED = 300;

interface Job {
  readonly post: OwnPost;
  readonly note: RecallNote;
}

/** Methods of what it makes reject only when the record of posts cannot be read. */
export function createRecall(ports: RecallPorts): Recall {
  const { ownPosts, passageHistory, editor, clock, log } = ports;

  /** The posts about a document for which there is something to say. */
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

  async function amend({ post, note }: Job): Promise<Amendment> {
    try {
      const outcome = await editor.amend(post, note);
      if (outcome === 'gone') await ownPosts.forget(post.messageId);
      return outcome;
    } catch (err) {
      log.warn({ err }, 'A post could not be recalled');
      return 'refused';
    }
  }

  async function amendAll(jobs: readonly Job[], { onProgress }: Progress): Promise<RecallReport> {
    const tried = jobs.slice(0, MOST_AMENDED);
    const count = { amended: 0, unchanged: 0, gone: 0, refused: 0, closed: 0 };
    // Discord bans whoever goes on asking for what it refuses.
    const closed = new Set<string>();
    for (const [at, job] of tried.entries()) {
      const { channelId } = job.post;
      const outcome = closed.has(channelId) ? 'closed' : await amend(job);
      if (outcome === 'closed') closed.add(channelId);
      count[outcome] += 1;
      onProgress?.(at + 1, tried.length);
    }
    const { amended, gone } = count;
    const refused = count.refused + count.closed;
    return { amended, gone, refused, left: jobs.length - tried.length };
  }

  return {
    async withdrawn(document, { eraseQuotes, ...progress }) {
      const { key, title } = document.metadata;
      const note = { kind: 'withdrawn', key, title, at: clock(), eraseQuotes } as const;
      return amendAll(await jobsFor(document, async () => note), progress);
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
      return amendAll(await jobsFor(before, noteFor), progress);
    },
  };
}
