import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store, StoreOptions } from '../../../src/store/store.ts';
import { createLog } from '../../../src/system/log.ts';

export const quiet = createLog('silent');

/** A folder that goes with the test. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-store-'));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A store that is closed with the test. */
export async function opened(
  folder = newFolder(),
  options: Partial<StoreOptions> = {},
): Promise<Store> {
  const store = await openStore(folder, { clock: () => new Date(), log: quiet, ...options });
  onTestFinished(() => store.close());
  return store;
}
