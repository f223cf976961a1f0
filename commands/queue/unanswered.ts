import { enterSynonym, synonymForUnanswered } from '../unanswered/add-synonym.ts';
import { choosePassage, pinUnanswered } from '../unanswered/pin-unanswered.ts';
import {
  backToUnanswered,
  chooseUnanswered,
  dismissUnanswered,
  unansweredPage,
  unansweredPages,
} from '../unanswered/unanswered-list.ts';
import { enterEntry, writeUnanswered } from '../unanswered/write-entry.ts';
import type { WaitingQueue } from './waiting-queue.ts';

/** `/queue unanswered`: what the documents did not answer, where the managers want it kept. */
export const unansweredQueue: WaitingQueue = {
  name: 'unanswered',
  description: 'Questions that the documents did not answer, the most asked first',
  actions: [
    unansweredPages.action,
    chooseUnanswered,
    backToUnanswered,
    pinUnanswered,
    choosePassage,
    synonymForUnanswered,
    enterSynonym,
    writeUnanswered,
    enterEntry,
    dismissUnanswered,
  ],
  show: (serverId, askerId, services) => unansweredPage(serverId, askerId, 0, services),
};
