import type { Services } from '../discord/command/services.ts';
import type { Library } from '../retrieval/library.ts';
import type { Log } from '../system/log.ts';

/** Makes what the first quote check would have to wait for. Never rejects. */
export async function warmUp(
  services: Pick<Services, 'quotes'>,
  library: Library,
  log: Log,
): Promise<void> {
  try {
    await services.quotes(library);
    log.debug('Quote checks are prepared');
  } catch (err) {
    log.error({ err }, 'Preparing quote checks failed');
  }
}
