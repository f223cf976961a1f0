import { type Action, act, addFault, clearFaults, type SentFile } from '../wire/request.ts';
import type { Outcome } from '../wire/view.ts';
import { place } from './place.ts';
import { channel, notice, openModal } from './store.ts';

/**
 * Does something as the person who is typing. A form that comes back opens in this tab only. Throws
 * an Error whose message is one sentence.
 */
export async function perform(action: Action): Promise<Outcome> {
  const here = channel.value;
  if (here === null) throw new Error('There is no channel to do this in.');
  if (action.type !== 'autocomplete') notice.value = '';
  const outcome = await act(place.value.user, here.id, action);
  if (outcome.modal != null) {
    openModal.value = { modal: outcome.modal, interactionId: outcome.interactionId };
  }
  return outcome;
}

/** The same, with a refusal shown above the composer. Resolves to null when it was refused. */
export function attempt(action: Action): Promise<Outcome | null> {
  return perform(action).catch(complain);
}

export function startFault(fault: object): void {
  addFault(fault).catch(complain);
}

export function endFaults(): void {
  clearFaults().catch(complain);
}

function complain(error: Error): null {
  notice.value = error.message;
  return null;
}

/** Bytes that Discord takes of one file. */
const FILE_LIMIT = 10 * 1024 * 1024;

/** Reads a file for an action. Throws a sentence when it is too large. */
export async function encode(file: File): Promise<SentFile> {
  if (file.size > FILE_LIMIT) throw new Error(`${file.name} is too large: 10 MB are the limit.`);
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(new Error(`${file.name} cannot be read.`)));
    reader.readAsDataURL(file);
  });
  return { name: file.name, type: file.type, data: address.slice(address.indexOf(',') + 1) };
}
