import type { Document, Passage } from '../../corpus/document/document.ts';
import { markdownText } from '../../corpus/document/document-markdown.ts';
import { serverFolder } from '../../corpus/document/document-server.ts';
import { bytesOf, storedBytes } from '../../corpus/folder/source-file.ts';
import type { Librarian, OnStage } from '../librarian.ts';

/** A question and its answer, as somebody typed them. */
interface NewEntry {
  readonly question: string;
  readonly answer: string;
}

/** What was written, as it is served. */
export interface WrittenEntry {
  readonly document: Document;
  /** The passages of the answer; none where what stands in the file before it swallowed it. */
  readonly passages: readonly Passage[];
}

/** Writes entries into the questions and answers of servers. */
export interface FaqEntries {
  /**
   * Appends an entry to the file `faq.md` of the server, which is made where there is none, and resolves when it
   * is served. Text that looks like Markdown stays as it was typed, but for lists.
   * @throws PlainError for what the person can mend; then nothing has changed.
   */
  write(serverId: string, entry: NewEntry, onStage: OnStage): Promise<WrittenEntry>;
}

const FILE = 'faq.md';
const TITLE = 'Questions and answers';
const KEY = 'FAQ';

/** `dir`: the corpus folder. */
export function faqEntries(
  dir: string,
  librarian: Pick<Librarian, 'add' | 'update' | 'status'>,
): FaqEntries {
  return {
    async write(serverId, entry, onStage) {
      const name = `${serverFolder(serverId)}${FILE}`;
      const { own, shared } = await librarian.status(serverId);
      const before = own.find((document) => document.name === name) ?? null;
      const addition = Buffer.from(entryMarkdown(entry), 'utf8');
      const document =
        before === null
          ? await librarian.add(
              { name: FILE, size: addition.length, load: async () => addition },
              { title: TITLE, ...(hasKey([...own, ...shared]) ? {} : { key: KEY }) },
              serverId,
              onStage,
            )
          : await librarian.update(
              before,
              {
                name: FILE,
                size: (await bytesOf(dir, name)) + addition.length,
                // Read when its turn has come: somebody else's entry may have been written meanwhile.
                load: async () => Buffer.concat([await storedBytes(dir, name), addition]),
              },
              {},
              onStage,
            );
      return { document, passages: passagesOf(document, entry) };
    },
  };
}

function hasKey(documents: readonly Document[]): boolean {
  return documents.some(({ metadata }) => metadata.key === KEY);
}

function entryMarkdown({ question, answer }: NewEntry): string {
  const lines = answer.split(/\r\n|\r|\n/).map((line) => line.trim());
  return `\n\n## ${markdownText(oneLine(question))}\n\n${markdownText(lines.join('\n').trim())}\n`;
}

/** What stands below the last heading that is the question. */
function passagesOf({ passages }: Document, { question }: NewEntry): Passage[] {
  const section = passages.findLast(
    (passage) => oneLine(passage.section.heading ?? '') === oneLine(question),
  )?.section;
  return section === undefined ? [] : passages.filter((passage) => passage.section === section);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
