import type { LibraryFigures } from '../../app/library-figures.ts';
import type { Settings } from '../../app/settings.ts';
import { type BotWatch, UNWATCHED } from '../../discord/gateway/bot-watch.ts';
import type { StoreOptions } from '../../store/store.ts';
import type { Log } from '../../system/log.ts';
import { openHealthServer, type Page } from './health-server.ts';
import { readyPage } from './readiness.ts';

/** The parts of a bot that are looked at, each there from some moment of its start on. */
interface Watched {
  readonly library?: () => LibraryFigures;
  readonly isWritable?: () => Promise<boolean>;
  readonly isConnected?: () => boolean;
}

/** How others see how a bot is doing. */
export interface Watch {
  readonly bot: BotWatch;
  readonly onQuery: StoreOptions['onQuery'];
  /** Looks at these from now on. */
  add(parts: Watched): void;
  close(): Promise<void>;
}

const NOBODY: Watch = {
  bot: UNWATCHED,
  onQuery: undefined,
  add: () => {},
  close: async () => {},
};

/**
 * Serves `/healthz`, `/readyz` and `/metrics` where the settings want it.
 * @throws PlainError when the port cannot be had.
 */
export async function openWatch({ metrics }: Pick<Settings, 'metrics'>, log: Log): Promise<Watch> {
  if (metrics === null) return NOBODY;
  // A bot that nobody watches needs none of it.
  const { createFigures } = await import('./figures.ts');
  let watched: Watched = {};
  const figures = createFigures({
    library: () => watched.library?.() ?? null,
    isConnected: () => watched.isConnected?.() ?? false,
  });
  const server = await openHealthServer(
    metrics,
    new Map<string, () => Promise<Page> | Page>([
      ['/healthz', () => ({ status: 200, type: 'text/plain', body: 'ok\n' })],
      ['/readyz', () => readyPage({ ...watched, isLoaded: () => watched.library !== undefined })],
      ['/metrics', () => figures.page()],
    ]),
  );
  log.info(`The figures are at ${server.url}/metrics, beside /healthz and /readyz.`);
  return {
    bot: figures.bot,
    onQuery: figures.onQuery,
    add(parts) {
      watched = { ...watched, ...parts };
    },
    close: server.close,
  };
}
