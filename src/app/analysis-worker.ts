import { serveReads } from '../corpus/reader/reader-worker.ts';
import { documentWords } from '../quotes/index/document-words.ts';
import { documentTerms } from '../retrieval/terms/document-terms.ts';
import type { PreparedDocument } from './analysis-thread.ts';

// A document is analysed where it is read, so that nothing is sent twice and one limit holds for both.
serveReads(
  (document): PreparedDocument => ({
    ...documentTerms(document),
    ...documentWords(document),
  }),
);
