import { availableParallelism } from 'node:os';
import { SingleBar } from 'cli-progress';
import type { Document } from '../corpus/document/document.ts';
import { problemLines } from '../corpus/document/problem.ts';
import { readFilled } from '../corpus/folder/corpus-folder.ts';
import { openCorpus } from '../corpus/folder/open-corpus.ts';
import type { KnownEncodings } from '../retrieval/encoder/encodings.ts';
import { type LibraryOptions, librarySteps } from '../retrieval/index/build-library.ts';
import type { Library } from '../retrieval/library.ts';
import { runSync } from '../system/yielding.ts';
import { analysingReader, preparedTerms } from './analysis-thread.ts';
import { encoderThreads } from './encoder-threads.ts';
import { keptEncodings } from './kept-encodings.ts';
import { type PassageEncoder, passageEncoder } from './passage-encoder.ts';
import type { Settings } from './settings.ts';

/** The part of the settings that a library is built with; what changes of it counts for the next question. */
export function libraryOptions(settings: Settings, encodings?: KnownEncodings): LibraryOptions {
  return {
    get excerptLength() {
      return settings.excerptLength;
    },
    get threshold() {
      return settings.answerThreshold ?? undefined;
    },
    meaning: settings.meaning !== 'off',
    ...(encodings === undefined ? {} : { encodings }),
  };
}

/** A library that a command of the command line answers from. */
export interface OpenedLibrary {
  readonly library: Library;
  /** The vector of a question, for `Library.ask`; null where questions are compared by their words alone. */
  encode(question: string): Promise<Float32Array | null>;
  close(): Promise<void>;
}

/** Threads that make vectors, at the most; each takes some 90 MB. */
const MOST_THREADS = 4;

/**
 * Opens the documents of a folder; problems go to standard error. What is kept in the data folder belongs to
 * the bot's own documents, so another folder leaves it alone.
 * @throws PlainError when the folder holds no readable document.
 */
export async function openLibrary(
  settings: Settings,
  folder = settings.corpusDir,
): Promise<OpenedLibrary> {
  const { dataDir } = settings;
  const isOwn = folder === settings.corpusDir;
  const reader = analysingReader();
  const open = openCorpus(folder, { reader, ...(isOwn ? { dataDir } : {}) });
  try {
    const { documents, problems } = await readFilled(open, folder);
    for (const line of problemLines(problems)) process.stderr.write(`${line}\n`);
    const encoder =
      settings.meaning === 'on' ? await prepared(documents, isOwn ? dataDir : null) : null;
    const options = libraryOptions(settings, encoder?.known);
    const library = runSync(librarySteps(documents, options, { terms: preparedTerms(open) }));
    return {
      library,
      encode: async (question) => (await encoder?.question(question, library.documents)) ?? null,
      close: async () => encoder?.close(),
    };
  } finally {
    await reader.close();
    await open.close();
  }
}

/** An encoder that has the vectors of these documents; null where they are too many. */
async function prepared(
  documents: readonly Document[],
  dataDir: string | null,
): Promise<PassageEncoder | null> {
  const encoder = passageEncoder({
    threads: encoderThreads(Math.min(MOST_THREADS, availableParallelism())),
    ...(dataDir === null ? {} : { kept: keptEncodings(dataDir) }),
    log: { warn: (sentence: string) => process.stderr.write(`${sentence}\n`) },
  });
  if (!encoder.isWorthIt(documents)) {
    await encoder.close();
    return null;
  }
  const bar = new SingleBar({ stream: process.stderr, clearOnComplete: true, noTTYOutput: false });
  bar.start(
    documents.reduce((sum, { passages }) => sum + passages.length, 0),
    0,
  );
  await encoder.prepare(documents, () => bar.increment());
  bar.stop();
  return encoder;
}
