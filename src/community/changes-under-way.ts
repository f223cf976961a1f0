import pLimit from 'p-limit';
import { PlainError } from '../system/errors.ts';
import type { OnStage, Stage } from './librarian.ts';

/** Who changes what at the moment, and who has to wait. */
export interface ChangesUnderWay {
  /** Runs one change of a server. @throws PlainError while another one of that server runs. */
  alone<T>(
    serverId: string | null,
    onStage: OnStage,
    change: (stage: OnStage) => Promise<T>,
  ): Promise<T>;
  /** Runs work that holds a file in memory. Whoever has to wait for others is told first, by `onStage`. */
  withFile<T>(stage: OnStage, work: () => Promise<T>): Promise<T>;
  /** The current stage of the work for a server; null when there is none. */
  stageOf(serverId: string | null): Stage | null;
}

/** Files of all servers that may be held in memory at once. */
const AT_ONCE = 2;

export function changesUnderWay(): ChangesUnderWay {
  const doing = new Map<string | null, Stage>();
  const oneOfFew = pLimit(AT_ONCE);
  return {
    async alone(serverId, onStage, change) {
      if (doing.has(serverId)) {
        throw new PlainError(
          'Another change of these documents is under way; try again in a minute.',
        );
      }
      doing.set(serverId, 'waiting');
      try {
        return await change(async (now) => {
          doing.set(serverId, now);
          await onStage(now);
        });
      } finally {
        doing.delete(serverId);
      }
    },
    async withFile(stage, work) {
      if (oneOfFew.activeCount + oneOfFew.pendingCount >= AT_ONCE) await stage('waiting');
      return oneOfFew(work);
    },
    stageOf: (serverId) => doing.get(serverId) ?? null,
  };
}
