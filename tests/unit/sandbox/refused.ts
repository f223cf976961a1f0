import { flatten } from '../../../src/sandbox/plain-words.ts';
import { RestRefusal } from '../../../src/sandbox/refusal.ts';

/** What a check refuses: one line for each wrong field, or the code; nothing when it passes. */
export function refused(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof RestRefusal)) throw error;
    return error.errors === null ? [`${error.status} ${error.code}`] : flatten(error.errors);
  }
}
