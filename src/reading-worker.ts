import { documentWords } from './citations/document-words.ts';
import { answerReads } from './corpus/answer-reads.ts';
import type { PreparedDocument } from './reading-thread.ts';
import { documentTerms } from './retrieval/document-terms.ts';

// A document is analysed where it is read, so that nothing is sent twice and one limit holds for both.
answerReads(
  (document): PreparedDocument => ({
    ...documentTerms(document),
    ...documentWords(document),
  }),
);
