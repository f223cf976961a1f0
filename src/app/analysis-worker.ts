import { serveReads } from '../corpus/reader/reader-worker.ts';
import { prepareForIndexes } from './prepare-for-indexes.ts';

// A document is analysed where it is read, so that nothing is sent twice and one limit holds for both.
serveReads(prepareForIndexes);
