import { createDesk, type Desk } from '../../src/discord/desk.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { memoryLog } from './memory-log.ts';

/** A desk whose state lives in memory. */
export function emptyDesk(): Desk {
  return createDesk(memoryStore({ clock: () => new Date('2026-05-04'), log: memoryLog().log }));
}
