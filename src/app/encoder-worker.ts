import { parentPort } from 'node:worker_threads';
import { openSentenceEncoder } from './open-encoder.ts';

const encoder = openSentenceEncoder();
parentPort?.on('message', (text: string) => {
  const vector = encoder.encode(text);
  parentPort?.postMessage(vector, [vector.buffer as ArrayBuffer]);
});
