import { within } from '../../system/within.ts';
import type { Page } from './health-server.ts';

/** The parts that a bot needs to be of use, each there from some moment of its start on. */
export interface Parts {
  readonly isConnected?: () => boolean;
  readonly isLoaded?: () => boolean;
  readonly isWritable?: () => Promise<boolean>;
}

/** Whoever asks does not wait long, and a database that lets one wait is not well. */
const PATIENCE_MS = 2_000;

/** Whether each part is up, as JSON: status 200 where all are, else 503. */
export async function readyPage({ isConnected, isLoaded, isWritable }: Parts): Promise<Page> {
  const canWrite =
    isWritable &&
    (await within(
      PATIENCE_MS,
      isWritable().catch(() => false),
    ));
  const gateway = isConnected?.() === true;
  const library = isLoaded?.() === true;
  const database = canWrite === true;
  const ready = gateway && library && database;
  return {
    status: ready ? 200 : 503,
    type: 'application/json',
    body: `${JSON.stringify({ ready, gateway, library, database })}\n`,
  };
}
