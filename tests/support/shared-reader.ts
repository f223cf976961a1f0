import { analysingReader } from '../../src/app/analysis-thread.ts';
import type { IsolatedReader } from '../../src/corpus/reader/isolated-reader.ts';

/**
 * The bot's reader, for all test files of a process: a thread takes half a second to start and loads each parser
 * anew. It keeps no process alive and cannot be closed; tests of what ends a thread make their own.
 */
export const sharedReader: IsolatedReader = { ...analysingReader(), close: async () => {} };
