import type { Action } from '../../src/discord/command.ts';
import { decodePassages } from '../../src/discord/passage-list.ts';
import { PlainError } from '../../src/errors.ts';
import { CONTEXT } from '../excerpt-pages.ts';
import { withNeighbours } from '../neighbours.ts';

/** `Context`: what stands before and after the excerpt, for whoever wants to know. */
export const context: Action = {
  ...CONTEXT,
  async answer(press, library) {
    const [passage] = decodePassages(library.documents, press.fields[0] ?? '');
    if (!passage) {
      throw new PlainError(
        'This passage was changed or removed after it was shown. Ask again for the present text.',
      );
    }
    const blocks = withNeighbours(passage, 1).map((quote) => ({ kind: 'quote', quote }) as const);
    return { kind: 'reply', reply: { visibility: 'ephemeral', blocks } };
  },
};
