import { setImmediate as nextTurn } from 'node:timers/promises';
import { CSL_STYLES, prepareStyle } from '../citations/formatted/csl-engine.ts';
import type { Services } from '../discord/command/services.ts';
import type { Library } from '../retrieval/library.ts';
import type { Log } from '../system/log.ts';

/**
 * Makes what the first quote check and the first reference would have to wait for. Preparing a style
 * holds the process up for half a second, so this belongs before the connection to Discord, which asks
 * for heartbeats and answers in time; between the pieces the sandbox's page is served. Never rejects.
 */
export async function warmUp(services: Services, library: Library, log: Log): Promise<void> {
  try {
    await services.quotes(library);
    for (const style of CSL_STYLES) {
      await nextTurn();
      prepareStyle(style);
    }
    log.debug('Quote checks and references are prepared');
  } catch (err) {
    log.error({ err }, 'Preparing quote checks and references failed');
  }
}
