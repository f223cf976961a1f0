import type { Librarian } from '../../src/community/librarian.ts';
import type { Recall } from '../../src/community/recall.ts';
import { createServices, type Services } from '../../src/discord/command/services.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { memoryLog } from './memory-log.ts';

/** Services whose state lives in memory, over a library that nobody may change. */
export function emptyServices(changes: Partial<Services> = {}): Services {
  const store = memoryStore({ clock: () => new Date('2026-05-04'), log: memoryLog().log });
  const services = createServices({
    ...store,
    librarian: noLibrarian,
    recall: noRecall,
    encode: async () => null,
  });
  return { ...services, ...changes };
}

const refuse = (): never => {
  throw new Error('this test did not mean to change the library');
};
const noLibrarian: Librarian = {
  add: refuse,
  update: refuse,
  withdraw: refuse,
  discard: refuse,
  reindex: refuse,
  status: refuse,
  leave: refuse,
};
const noRecall: Recall = { withdrawn: refuse, corrected: refuse };
