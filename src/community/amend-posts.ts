import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../system/log.ts';
import type { OwnPost, OwnPosts } from './own-posts.ts';
import type { Amendment, PostEditor, RecallNote } from './post-editor.ts';

/** A post and what it is to be told. */
export interface Job {
  readonly post: OwnPost;
  readonly note: RecallNote;
}

export interface RecallReport {
  readonly amended: number;
  readonly gone: number;
  /** How many of them will be tried again later. */
  readonly refused: number;
  /** Posts for which Discord asked for a pause. They are tried again every hour. */
  readonly later: number;
  /** Posts that were not tried: there were more than one recall changes. */
  readonly left: number;
}

export interface AmenderPorts {
  readonly ownPosts: Pick<OwnPosts, 'forget'>;
  readonly editor: PostEditor;
  readonly log: Log;
  /** Milliseconds; does not keep the process alive. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

type OnProgress = (done: number, total: number) => void;

/** Tries jobs in their order. Never rejects. */
type AmendAll = (jobs: readonly Job[], onProgress?: OnProgress) => Promise<RecallReport>;

/** Most posts that one recall changes: at Discord's 5 edits in 5 s for a channel, five minutes. */
export const MOST_AMENDED = 300;

/**
 * Milliseconds between attempts at edits that Discord put off. They go on for two days; a restart forgets
 * them.
 */
const AGAIN_MS = 3_600_000;
const MOST_TRIES = 48;
const MOST_PUT_OFF = 1_000;

/** Puts notes on posts one after the other, and on those that Discord puts off when it lets the bot again. */
export function createAmender(ports: AmenderPorts): AmendAll {
  const { ownPosts, editor, log } = ports;
  const wait = ports.pause ?? ((ms: number) => pause(ms, undefined, { ref: false }));
  const putOff = new Map<string, Job>();
  let waiting = false;

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

  /** Carries out the jobs in turn; an outcome for each, `unchanged` for one that is no longer wanted. */
  async function attempt(
    jobs: readonly Job[],
    isMeant: (job: Job) => boolean,
    onProgress?: OnProgress,
  ): Promise<Amendment[]> {
    const outcomes: Amendment[] = [];
    // Discord bans whoever goes on asking for what it refuses.
    const shut = new Map<string, Amendment>();
    for (const job of jobs) {
      const { channelId } = job.post;
      const outcome = isMeant(job) ? (shut.get(channelId) ?? (await amend(job))) : 'unchanged';
      if (outcome === 'closed' || outcome === 'later') shut.set(channelId, outcome);
      outcomes.push(outcome);
      onProgress?.(outcomes.length, jobs.length);
    }
    return outcomes;
  }

  async function tryAgain(): Promise<void> {
    waiting = true;
    for (let tries = 0; tries < MOST_TRIES && putOff.size > 0; tries += 1) {
      await wait(AGAIN_MS);
      const jobs = [...putOff.values()];
      const isMeant = (job: Job) => putOff.get(nameOf(job)) === job;
      const outcomes = await attempt(jobs, isMeant);
      for (const [at, job] of jobs.entries()) {
        if (outcomes[at] !== 'later' && isMeant(job)) putOff.delete(nameOf(job));
      }
      const amended = outcomes.filter((outcome) => outcome === 'amended').length;
      log.info({ amended, left: putOff.size }, 'Posts that Discord put off were tried again');
    }
    putOff.clear();
    waiting = false;
  }

  return async (jobs, onProgress) => {
    const tried = jobs.slice(0, MOST_AMENDED);
    // A note that was put off must not take the place of a newer one.
    for (const job of tried) putOff.delete(nameOf(job));
    const outcomes = await attempt(tried, () => true, onProgress);
    for (const [at, job] of tried.entries()) {
      if (outcomes[at] === 'later' && putOff.size < MOST_PUT_OFF) putOff.set(nameOf(job), job);
    }
    if (putOff.size > 0 && !waiting) void tryAgain();
    const count = (...kinds: Amendment[]) =>
      outcomes.filter((outcome) => kinds.includes(outcome)).length;
    return {
      amended: count('amended'),
      gone: count('gone'),
      refused: count('refused', 'closed', 'later'),
      later: count('later'),
      left: jobs.length - tried.length,
    };
  };
}

/** One note of one document on one post. */
function nameOf({ post, note }: Job): string {
  return `${post.messageId} ${note.key}`;
}
