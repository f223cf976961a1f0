import { readFileSync } from 'node:fs';
import {
  makeSentenceEncoder,
  type SentenceEncoder,
} from '../retrieval/encoder/sentence-encoder.ts';

/** Reads the committed encoder, some 23 MB, in about 0.2 s. */
export function openSentenceEncoder(): SentenceEncoder {
  const file = (name: string) =>
    readFileSync(new URL(`../retrieval/encoder/${name}`, import.meta.url));
  return makeSentenceEncoder({
    weights: file('model/weights.bin'),
    tokenizer: file('model/tokenizer.json').toString('utf8'),
    kernel: file('kernel.wasm'),
  });
}
