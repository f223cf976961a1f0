import type { Passage } from '../../src/corpus/document/document.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { decodePassages } from '../../src/discord/command/passage-list.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { CITE } from '../shared/excerpt-buttons.ts';
import { readStyle } from '../shared/options/style.ts';
import { referenceReply, STYLE } from './reference-reply.ts';

/** `Cite`: references to what a message shows, to whoever wants them. */
export const citeShown: Action = {
  ...CITE,
  async answer(press, library) {
    const passages = remembered(library, press.fields[0] ?? '');
    return { kind: 'reply', reply: referenceReply(passages, 'plain', press.userId) };
  },
};

/** The menu of styles under references. */
export const chooseStyle: Action = {
  ...STYLE,
  async answer(press, library) {
    const style = readStyle(press.values[0]);
    const passages = remembered(library, press.fields[0] ?? '');
    if (style === null) throw new PlainError('That style is not known to me any more.');
    const reply = referenceReply(passages, style, press.userId);
    // A message that everyone sees stays as it was shared.
    return { kind: press.ephemeral ? 'update' : 'reply', reply };
  },
};

function remembered({ documents }: Library, code: string): Passage[] {
  const passages = decodePassages(documents, code).filter((passage) => passage !== null);
  if (passages.length === 0) {
    throw new PlainError(
      'This passage was changed or removed after it was shown. Ask again for the present text.',
    );
  }
  return passages;
}
