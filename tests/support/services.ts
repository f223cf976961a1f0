import type { Librarian } from '../../src/community/librarian.ts';
import type { Recall } from '../../src/community/recall.ts';
import { recentAnswers } from '../../src/community/settings/recent-answers.ts';
import { askingLimits } from '../../src/community/sources/asking-limits.ts';
import { onceADay } from '../../src/community/unanswered/once-a-day.ts';
import type { Places } from '../../src/discord/command/places.ts';
import type { Poster } from '../../src/discord/command/poster.ts';
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
    cooldown: { use: async () => 0 },
    recent: recentAnswers(),
    async *formerVersions() {},
    askingLimits: askingLimits(),
    onceADay: onceADay(),
    entries: { write: refuse },
    clock: () => new Date('2026-05-04'),
  });
  return { ...services, places: noPlaces, poster: noPoster, ...changes };
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
const noPlaces: Places = { find: () => null, permissionsOf: () => null };
const noPoster: Poster = {
  post: refuse,
  thread: refuse,
  forumPost: refuse,
  find: refuse,
  remove: refuse,
};
const noRecall: Recall = { withdrawn: refuse, corrected: refuse };
