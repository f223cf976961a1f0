import type { Passage } from '../../src/corpus/document/document.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { unpackId } from '../../src/discord/command/custom-id.ts';
import { decodePassages } from '../../src/discord/command/passage-list.ts';
import { passageQuote, type Quote } from '../../src/discord/command/reply.ts';
import { mayManage } from '../../src/discord/interactions/permissions.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { excerptPage, PAGE } from './excerpt-pages.ts';

/** Deep enough for a passage that ranked among all documents to turn up among its document's. */
const DEPTH = 50;

/** `◀ ▶`: another excerpt of the same answer. */
export const page: Action = {
  ...PAGE,
  async answer(press, library) {
    const [asker = '', target = '', code = ''] = press.fields;
    const askerId = unpackId(asker);
    const passages = decodePassages(library.documents, code);
    const index = Number(target);
    const passage = passages[index];
    if (askerId === null || passage === undefined) {
      throw new PlainError('This button does not lead anywhere any more. Please ask again.');
    }
    if (!mayManage(press, askerId)) {
      throw new PlainError(
        'Only the person who asked, or someone with Manage Messages, can turn these pages. Ask the same with /ask to get your own.',
      );
    }
    const reply = excerptPage({
      askerId,
      visibility: press.ephemeral ? 'ephemeral' : 'public',
      question: press.question,
      quote: passage && quoteFor(library, press.question, passage),
      passages: code,
      index,
      count: passages.length,
    });
    return { kind: 'update', reply };
  },
};

/** The excerpt that answers the question; the whole passage where there is no question. */
function quoteFor(library: Library, question: string | null, passage: Passage): Quote {
  if (question === null) return passageQuote(passage);
  const { document } = passage;
  const { excerpts } = library.ask(question, { top: DEPTH, within: (other) => other === document });
  return excerpts.find((excerpt) => excerpt.passage === passage) ?? passageQuote(passage);
}
