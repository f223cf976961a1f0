import { cite } from '../../commands/cite/cite.ts';
import { quoteCheck } from '../../commands/quote-check/quote-check.ts';
import { search } from '../../commands/search/search.ts';
import { preparedTerms } from '../../src/app/analysis-thread.ts';
import { answerToJson } from '../../src/cli/answer-json.ts';
import { check, exportDocuments, list, type Status } from '../../src/cli/corpus-commands.ts';
import { openCorpus } from '../../src/corpus/folder/open-corpus.ts';
import type { FileRecord } from '../../src/corpus/reader/file-record.ts';
import type { IsolatedReader } from '../../src/corpus/reader/isolated-reader.ts';
import type { Command } from '../../src/discord/command/command.ts';
import type { Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import { librarySteps } from '../../src/retrieval/index/build-library.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { runSync } from '../../src/system/yielding.ts';
import { requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';
import { sharedReader } from '../support/shared-reader.ts';

/** What a command of the command line printed, and how it ended. */
interface Printed {
  readonly status: Status;
  readonly lines: readonly string[];
}

const COMMANDS = { cite, search, 'quote-check': quoteCheck } satisfies Record<string, Command>;

/** A folder of documents, as the command line and the bot see it. */
export interface TriedCorpus {
  /** The line that `ask --json` prints. */
  ask(question: string): Promise<string>;
  check(): Promise<Printed>;
  list(): Promise<Printed>;
  export(): Promise<Printed>;
  /** Gives a command of Discord its one text. */
  give(command: keyof typeof COMMANDS, options: Request['options']): Promise<Reply>;
}

const services = emptyServices();

export function tryCorpus(dir: string): TriedCorpus {
  const reader = readingOnce();
  let opened: Promise<Library> | undefined;
  const library = () => {
    opened ??= openedLibrary(dir, reader);
    return opened;
  };
  const printed = async (
    work: (context: Parameters<typeof list>[0]) => Promise<Status>,
  ): Promise<Printed> => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    return { status: await work({ dir, reader, say, complain: say }), lines };
  };
  return {
    ask: async (question) =>
      answerToJson((await library()).ask(question), { id: null, ms: 0, explain: false }),
    check: () => printed((context) => check(context, false)),
    list: () => printed((context) => list(context, true)),
    export: () => printed((context) => exportDocuments(context, [], undefined)),
    give: async (command, options) =>
      COMMANDS[command].answer(requestOf(options), await library(), services),
  };
}

/** A reader for one folder, which reads each file once for all the commands that look at it. */
function readingOnce(): IsolatedReader {
  const records = new Map<string, Promise<FileRecord>>();
  return {
    ...sharedReader,
    readRecord: (source) => {
      const record = records.get(source.name) ?? sharedReader.readRecord(source);
      records.set(source.name, record);
      return record;
    },
  };
}

async function openedLibrary(dir: string, reader: IsolatedReader): Promise<Library> {
  const open = openCorpus(dir, { reader });
  try {
    const { documents } = await open.read();
    return runSync(librarySteps(documents, {}, { terms: preparedTerms(open) }));
  } finally {
    await open.close();
  }
}
