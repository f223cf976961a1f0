import { Tokenizer } from '@huggingface/tokenizers';
import { readModelFile } from './model-file.ts';
import { makeTransformer } from './transformer.ts';

/** Turns a text into a vector; texts that say the same in other words get nearly the same one. */
export interface SentenceEncoder {
  /** A vector of `ENCODING_WIDTH` numbers and length 1. The beginning of a long text stands for it. */
  encode(text: string): Float32Array;
}

/** Numbers that a vector has. */
export const ENCODING_WIDTH = 384;

/** What made the vectors; changes whenever the same text would get another one. */
export const ENCODER_VERSION = 'all-MiniLM-L6-v2 int8 2';

/** UTF-16 code units that are looked at: more than the most tokens of a text have in any language. */
const LONGEST = 1_500;

/** Tokens of a text that are looked at: time grows with them, and the first ones say what it is about. */
const TOKENS = 160;

/** What an encoder is made of. */
export interface EncoderFiles {
  readonly weights: Uint8Array;
  /** JSON, as Hugging Face's tokenizers write it. */
  readonly tokenizer: string;
  /** `kernel.wasm`. */
  readonly kernel: Uint8Array;
}

/** Makes an encoder of its files. @throws RangeError when they are none. */
export function makeSentenceEncoder({ weights, tokenizer, kernel }: EncoderFiles): SentenceEncoder {
  const tokens = new Tokenizer(JSON.parse(tokenizer), {});
  const transformer = makeTransformer(readModelFile(weights), kernel);
  return {
    encode(text) {
      const { ids } = tokens.encode(text.slice(0, LONGEST));
      const [last = 0] = ids.slice(-1);
      // A text ends with the model's mark for its end, wherever it was cut.
      return transformer.encode(ids.length > TOKENS ? [...ids.slice(0, TOKENS - 1), last] : ids);
    },
  };
}
