import { readFileSync } from 'node:fs';
import { ENCODER_FILES } from '../retrieval/encoder/encoder-files.ts';
import {
  makeSentenceEncoder,
  type SentenceEncoder,
} from '../retrieval/encoder/sentence-encoder.ts';

/** Reads the committed encoder, some 23 MB, in about 0.2 s. */
export function openSentenceEncoder(): SentenceEncoder {
  return makeSentenceEncoder({
    weights: readFileSync(ENCODER_FILES.weights),
    tokenizer: readFileSync(ENCODER_FILES.tokenizer, 'utf8'),
    kernel: readFileSync(ENCODER_FILES.kernel),
  });
}
