/** The files of the committed encoder, beside this one. */
export const ENCODER_FILES = {
  weights: new URL('./model/weights.bin', import.meta.url),
  tokenizer: new URL('./model/tokenizer.json', import.meta.url),
  kernel: new URL('./kernel.wasm', import.meta.url),
} as const;
