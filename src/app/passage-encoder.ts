import pLimit from 'p-limit';
import type { Document, Passage } from '../corpus/document/document.ts';
import { contentOf } from '../corpus/document/make-document.ts';
import { reasonOf } from '../corpus/folder/list-files.ts';
import {
  type Encodings,
  encodedTexts,
  encodingsSteps,
  type KnownEncodings,
} from '../retrieval/encoder/encodings.ts';
import { questionText } from '../retrieval/encoder/question-text.ts';
import { isReadable, isReadableText } from '../retrieval/encoder/readable.ts';
import type { Log } from '../system/log.ts';
import { within } from '../system/within.ts';
import { runYielding } from '../system/yielding.ts';
import { type EncoderThreads, encoderThreads } from './encoder-threads.ts';
import { type KeptEncodings, NOT_KEPT } from './kept-encodings.ts';

/** Makes the vectors of passages and questions. */
export interface PassageEncoder {
  /** Those of the documents that were made or found so far. */
  readonly known: KnownEncodings;
  /** Whether the encoder reads any of these documents, and those that it reads are few enough. */
  isWorthIt(documents: readonly Document[]): boolean;
  /**
   * Makes the vectors of these documents, one document after the other, and keeps them; resolves when all are
   * there, or when encoding fails, or is closed. Documents that are asked for twice are encoded once. Never rejects.
   */
  prepare(documents: readonly Document[], progress?: () => void): Promise<void>;
  /** Finds those of these documents that were kept, if they are few enough; makes none. Never rejects. */
  recall(documents: readonly Document[]): Promise<void>;
  /**
   * The vector of a question to these documents; null, at once, while theirs are not all there, and when
   * encoding fails or takes too long. Whoever asks makes them be prepared.
   */
  question(text: string, documents: readonly Document[]): Promise<Float32Array | null>;
  /** See `KeptEncodings.keepOnly`. Never rejects. */
  keepOnly(documents: readonly Document[], serverId: string | null): Promise<void>;
  close(): Promise<void>;
}

/**
 * Passages that are encoded for one reader, at the most. In libraries of 2,000 passages of an encyclopaedia,
 * the vectors brought 0.4 points and took minutes to make; in communities of a hundred, 6 points and seconds.
 */
const MOST_PASSAGES = 1_500;

interface EncoderOptions {
  readonly threads?: EncoderThreads;
  readonly kept?: KeptEncodings;
  readonly log?: Pick<Log, 'warn'>;
  /** Milliseconds that a question waits for its vector; without it, as long as it takes. */
  readonly patience?: number;
}

export function passageEncoder({
  threads = encoderThreads(),
  kept = NOT_KEPT,
  log,
  patience,
}: EncoderOptions = {}): PassageEncoder {
  const made = new WeakMap<object, Encodings>();
  const underWay = new WeakMap<object, Promise<void>>();
  /** Lists of documents that all have their vectors. */
  const complete = new WeakSet<readonly Document[]>();
  const inOrder = pLimit(1);
  const worth = new WeakMap<readonly Document[], boolean>();
  let isBroken = false;
  let isClosed = false;
  let isUnkept = false;

  const known: KnownEncodings = (document) => made.get(contentOf(document));
  const keep = async (document: Document, encodings: Encodings): Promise<void> => {
    try {
      await kept.keep(document, encodings);
    } catch (error) {
      if (!isUnkept) log?.warn(`Vectors are made anew at every start, as ${reasonOf(error)}.`);
      isUnkept = true;
    }
  };
  const encode = (texts: readonly string[]) =>
    Promise.all(texts.map((text) => threads.encode(text)));
  const prepareOne = async (document: Document, progress?: () => void): Promise<void> => {
    if (isBroken || isClosed) return;
    const found = await kept.find(document);
    const encodings = found ?? (await make(document, progress));
    made.set(contentOf(document), encodings);
    if (found === null) await keep(document, encodings);
  };
  const make = async ({ passages }: Document, progress?: () => void): Promise<Encodings> => {
    const texts = await runYielding(textSteps(passages));
    const vectors = await Promise.all(
      texts.map(async (one) => {
        const own = await encode(one);
        progress?.();
        return own;
      }),
    );
    return runYielding(encodingsSteps(vectors));
  };
  const broke = (error: unknown): void => {
    if (isClosed) return;
    if (!isBroken)
      log?.warn(
        `Questions are compared by their words alone, as encoding failed (${reasonOf(error)}).`,
      );
    isBroken = true;
  };
  const prepare: PassageEncoder['prepare'] = async (documents, progress) => {
    await Promise.all(
      documents.filter(isReadable).map((document) => {
        const content = contentOf(document);
        if (made.has(content)) return undefined;
        const before = underWay.get(content);
        if (before !== undefined) return before;
        // Caught before the next document begins, which need not fail too.
        const work = inOrder(() => prepareOne(document, progress).catch(broke)).finally(() =>
          underWay.delete(content),
        );
        underWay.set(content, work);
        return work;
      }),
    );
  };
  const isWorthIt = (documents: readonly Document[]): boolean => {
    const known = worth.get(documents);
    if (known !== undefined) return known;
    const read = documents.filter(isReadable);
    const isWorth =
      read.length > 0 &&
      read.reduce((sum, { passages }) => sum + passages.length, 0) <= MOST_PASSAGES;
    worth.set(documents, isWorth);
    return isWorth;
  };
  const isReady = (documents: readonly Document[]): boolean => {
    if (complete.has(documents)) return true;
    const isAll = documents.every(
      (document) => !isReadable(document) || known(document) !== undefined,
    );
    if (isAll) complete.add(documents);
    return isAll;
  };

  return {
    known,
    isWorthIt,
    prepare,
    async recall(documents) {
      if (!isWorthIt(documents)) return;
      for (const document of documents.filter(isReadable)) {
        const content = contentOf(document);
        if (made.has(content) || underWay.has(content)) continue;
        const found = await kept.find(document);
        if (found !== null) made.set(content, found);
      }
    },
    async question(text, documents) {
      if (isBroken || isClosed || !isReadableText(text) || !isWorthIt(documents)) return null;
      if (!isReady(documents)) {
        void prepare(documents);
        return null;
      }
      try {
        const vector = threads.encode(questionText(text), 'urgent');
        return await (patience === undefined ? vector : within(patience, vector));
      } catch (error) {
        broke(error);
        return null;
      }
    },
    async keepOnly(documents, serverId) {
      try {
        await kept.keepOnly(documents, serverId);
      } catch (error) {
        log?.warn(`Vectors of documents that are gone stay on disk, as ${reasonOf(error)}.`);
      }
    },
    close() {
      isClosed = true;
      return threads.close();
    },
  };
}

/** Passages whose sentences are told apart in one go, in a few milliseconds. */
const STRETCH = 50;

function* textSteps(passages: readonly Passage[]): Generator<void, (readonly string[])[]> {
  const texts: (readonly string[])[] = [];
  for (const passage of passages) {
    texts.push(encodedTexts(passage));
    if (texts.length % STRETCH === 0) yield;
  }
  return texts;
}
