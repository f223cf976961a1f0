import type { Progress } from '../command/command.ts';
import type { Reply } from '../command/reply.ts';
import type { RenderedMessage } from '../rendering/render.ts';
import type { Responder } from './responder.ts';

/** Discord takes about five edits in five seconds; more are only delayed. */
const BETWEEN_EDITS_MS = 1_200;
/** Discord takes edits for a quarter of an hour. */
const LAST_EDIT_MS = 14 * 60_000;

export interface ShownProgressOptions {
  readonly respond: Responder;
  readonly render: (reply: Reply) => RenderedMessage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Shown when Discord is about to take no more edits. */
  readonly lastWord: Reply;
  /** Told when Discord refuses an edit, which does not hinder the work. */
  readonly onRefused: (error: unknown) => void;
}

/** Shows progress until the answer replaces it. */
export interface ShownProgress {
  /**
   * Rejects when the first message is refused. After it there is at most one edit in
   * `BETWEEN_EDITS_MS`, with the latest of what came in between.
   */
  readonly show: Progress;
  /** Shows nothing more. Whether there is a message that the answer can take the place of. */
  end(): boolean;
}

export function showProgress(options: ShownProgressOptions): ShownProgress {
  const { respond, render, now, onRefused, lastWord } = options;
  let isShown = false;
  let isOver = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  let later: NodeJS.Timeout | undefined;
  let last: NodeJS.Timeout | undefined;

  const put = async (soFar: Reply): Promise<void> => {
    clearTimeout(later);
    shownAt = now();
    if (isShown) {
      await respond.edit(render(soFar)).catch(onRefused);
      return;
    }
    await respond.reply(render(soFar));
    isShown = true;
    last = setTimeout(() => {
      void put(lastWord);
      isOver = true;
    }, LAST_EDIT_MS);
    last.unref();
  };

  return {
    show: async (soFar) => {
      if (isOver) return;
      const wait = shownAt + BETWEEN_EDITS_MS - now();
      if (wait <= 0) return put(soFar);
      clearTimeout(later);
      later = setTimeout(() => {
        if (isShown) void put(soFar);
      }, wait);
    },
    end: () => {
      clearTimeout(later);
      clearTimeout(last);
      return isShown;
    },
  };
}
