import type { Action } from '../../src/discord/command/command.ts';
import { decodePassages } from '../../src/discord/command/passage-list.ts';
import type { Block } from '../../src/discord/command/reply.ts';
import { PlainError } from '../../src/system/errors.ts';
import { CONTEXT, excerptButtons } from './excerpt-buttons.ts';
import { withNeighbours } from './neighbours.ts';

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
    const quotes = withNeighbours(passage, 1);
    const visibility = 'ephemeral';
    const passages = quotes.map((quote) => quote.passage);
    const blocks: Block[] = [
      ...quotes.map((quote) => ({ kind: 'quote', quote }) as const),
      excerptButtons({ passages, visibility, askerId: press.userId }),
    ];
    return { kind: 'reply', reply: { visibility, blocks } };
  },
};
