import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EncoderThreads } from '../../src/app/encoder-threads.ts';
import type { KeptEncodings } from '../../src/app/kept-encodings.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import { serverOf } from '../../src/corpus/document/document-server.ts';
import type { Encodings } from '../../src/retrieval/encoder/encodings.ts';
import { unitVector } from './unit-vector.ts';

export interface FakeThreads extends EncoderThreads {
  /** What was to be encoded, in order, with how urgent it was. */
  readonly asked: { readonly text: string; readonly urgency: string }[];
}

/** Threads that give every text a vector of its own, or what `vectorOf` gives or throws, a turn later. */
export function fakeThreads(
  vectorOf: (text: string) => Float32Array | Promise<Float32Array> = (text) =>
    unitVector([...text].reduce((sum, one) => 31 * sum + (one.codePointAt(0) ?? 0), 0) | 0),
): FakeThreads {
  const asked: FakeThreads['asked'] = [];
  let isClosed = false;
  return {
    asked,
    async encode(text, urgency = 'patient') {
      asked.push({ text, urgency });
      await nextTurn();
      if (isClosed) throw new Error('The threads that encode are closed.');
      return vectorOf(text);
    },
    close: async () => {
      isClosed = true;
    },
  };
}

/** Vectors kept in memory, by document. */
export function keptInMemory(): KeptEncodings & { readonly kept: Map<Document, Encodings> } {
  const kept = new Map<Document, Encodings>();
  return {
    kept,
    find: async (document) => kept.get(document) ?? null,
    keep: async (document, encodings) => void kept.set(document, encodings),
    keepOnly: async (documents, serverId) => {
      for (const document of kept.keys()) {
        const isOnShelf = serverOf(document.name) === serverId;
        if (isOnShelf && !documents.includes(document)) kept.delete(document);
      }
    },
  };
}
