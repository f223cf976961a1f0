import type { Document } from '../corpus/document/document.ts';
import type { KnownEncodings } from '../retrieval/encoder/encodings.ts';
import type { Library } from '../retrieval/library.ts';
import type { Log } from '../system/log.ts';
import { keptEncodings } from './kept-encodings.ts';
import { type PassageEncoder, passageEncoder } from './passage-encoder.ts';
import type { Settings } from './settings.ts';

/** Makes the vectors that a running bot compares questions by. */
export interface QuestionEncoder {
  readonly known: KnownEncodings | undefined;
  /** See `Services.encode`. */
  encode(question: string, library: Library): Promise<Float32Array | null>;
  /**
   * Makes those of everyone's documents (null), and forgets those that went from this shelf, everyone's or a
   * server's, unless it has changed again meanwhile. A server's own are made when somebody asks there. Never
   * rejects.
   */
  follow(documents: readonly Document[], serverId: string | null): Promise<void>;
  /** Finds those of these documents that were kept. Never rejects. */
  recall(documents: readonly Document[]): Promise<void>;
  close(): Promise<void>;
}

/** Compares questions by their words alone, where the settings ask for that. */
const WORDS_ALONE: QuestionEncoder = {
  known: undefined,
  encode: async () => null,
  follow: async () => undefined,
  recall: async () => undefined,
  close: async () => undefined,
};

/** Milliseconds that a question waits for its vector; people notice a longer wait than a second. */
const PATIENCE = 1_000;

const FIRST_TEXT = 'When does the next meeting begin?';

/** The encoder that the settings ask for. */
export function questionEncoder(
  { meaning, dataDir }: Pick<Settings, 'meaning' | 'dataDir'>,
  log: Pick<Log, 'warn'>,
  encoder: PassageEncoder = passageEncoder({
    kept: keptEncodings(dataDir),
    log,
    patience: PATIENCE,
  }),
): QuestionEncoder {
  if (meaning !== 'on') return WORDS_ALONE;
  const latest = new Map<string | null, readonly Document[]>();
  return {
    known: encoder.known,
    encode: (question, { documents }) => encoder.question(question, documents),
    async follow(documents, serverId) {
      latest.set(serverId, documents);
      if (serverId === null && encoder.isWorthIt(documents)) {
        await encoder.prepare(documents);
        // The first text starts the thread, which takes a second: better now than while somebody waits.
        await encoder.question(FIRST_TEXT, documents);
      }
      if (latest.get(serverId) !== documents) return;
      latest.delete(serverId);
      await encoder.keepOnly(documents, serverId);
    },
    recall: (documents) => encoder.recall(documents),
    close: () => encoder.close(),
  };
}
