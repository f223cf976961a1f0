import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { openSentenceEncoder } from './open-encoder.ts';

// Of the thread alone, which only Linux can tell apart: the vectors of a library take minutes, and neither the
// bot nor the reading of files waits for them.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const encoder = openSentenceEncoder();
parentPort?.on('message', (text: string) => {
  const vector = encoder.encode(text);
  parentPort?.postMessage(vector, [vector.buffer as ArrayBuffer]);
});
