import { citationId } from '../citations/reference/citation-id.ts';
import { auditCorpus } from '../corpus/audit/audit-corpus.ts';
import type { Document } from '../corpus/document/document.ts';
import { documentToMarkdown } from '../corpus/document/document-markdown.ts';
import { serverFolder, serverOf } from '../corpus/document/document-server.ts';
import { summaryOf } from '../corpus/document/document-summary.ts';
import { formatProblem, isFault, problemLines } from '../corpus/document/problem.ts';
import { storeFiles } from '../corpus/edit/add-document.ts';
import { removeDocument } from '../corpus/edit/removed-documents.ts';
import type { Corpus } from '../corpus/folder/assemble-corpus.ts';
import { openCorpus } from '../corpus/folder/open-corpus.ts';
import type { IsolatedReader } from '../corpus/reader/isolated-reader.ts';
import { PlainError } from '../system/errors.ts';
import { type AddRequest, addAll, progressBar } from './corpus-add.ts';
import { documentTable } from './document-table.ts';

/** What the commands work with. */
export interface CorpusCommandContext {
  /** The corpus folder. */
  readonly dir: string;
  readonly reader: IsolatedReader;
  /** A line of the answer. */
  readonly say: (line: string) => void;
  /** A line about what went wrong. */
  readonly complain: (line: string) => void;
}

/** 0 when everything is as it should be, 1 when something is not. */
export type Status = 0 | 1;

/** Adds files and web pages and prints the table of what was read. */
export async function add(context: CorpusCommandContext, request: AddRequest): Promise<Status> {
  const { added, refused, problems } = await addAll(
    context.dir,
    request,
    await readAll(context),
    context.reader,
  );
  if (added.length > 0) context.say(documentTable(added));
  for (const { name, notes } of added) for (const note of notes) context.say(`${name}: ${note}`);
  for (const line of problemLines(problems)) context.complain(line);
  for (const sentence of refused) context.complain(sentence);
  return refused.length > 0 ? 1 : 0;
}

/** Prints every problem and what a librarian would want to know. */
export async function check(context: CorpusCommandContext, strict: boolean): Promise<Status> {
  const { documents, problems: all } = await readAll(context);
  const problems = all.filter(isFault);
  const advice = [...all.filter((one) => !isFault(one)), ...auditCorpus(documents)];
  for (const problem of problems) context.say(`problem  ${formatProblem(problem)}`);
  for (const finding of advice) context.say(`advice   ${formatProblem(finding)}`);
  const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
  context.say(
    `documents: ${documents.length}, passages: ${passages}, problems: ${problems.length}, advice: ${advice.length}`,
  );
  const sound = problems.length === 0 && documents.length > 0 && !(strict && advice.length > 0);
  return sound ? 0 : 1;
}

/** Prints the table of all documents, or a line of JSON for each. */
export async function list(context: CorpusCommandContext, json: boolean): Promise<Status> {
  const { documents, problems } = await readAll(context);
  if (json) for (const document of documents) context.say(JSON.stringify(summaryOf(document)));
  else context.say(documentTable(documents));
  for (const line of problemLines(problems)) context.complain(line);
  return 0;
}

/** Takes documents out of the library. All are found before the first is moved. */
export async function remove(
  context: CorpusCommandContext,
  wanted: readonly string[],
): Promise<Status> {
  const { documents } = await readAll(context);
  for (const { name } of chosen(documents, wanted)) {
    const folder = await removeDocument(context.dir, name);
    context.say(`${name} is out of the library; it is kept in ${folder}.`);
  }
  return 0;
}

/** Writes documents as Markdown into `out`, or prints their passages as JSON Lines. */
export async function exportDocuments(
  context: CorpusCommandContext,
  wanted: readonly string[],
  out: string | undefined,
): Promise<Status> {
  const { documents } = await readAll(context);
  const selected = wanted.length === 0 ? documents : chosen(documents, wanted);
  if (out === undefined) {
    for (const document of selected) for (const line of passageLines(document)) context.say(line);
    return 0;
  }
  const files = selected.map((document) => ({
    name: `${folderOf(document)}${document.metadata.key}.md`,
    content: documentToMarkdown(document),
  }));
  await storeFiles(out, files, { overwrite: false });
  context.say(`${files.length} documents were written to ${out}.`);
  return 0;
}

function passageLines(document: Document): string[] {
  return document.passages.map((passage) =>
    JSON.stringify({
      citation: citationId(passage),
      document: document.name,
      title: document.metadata.title,
      section: passage.section.heading,
      page: passage.page,
      text: passage.text,
      start: passage.start,
      end: passage.end,
    }),
  );
}

/** Two servers may have documents of the same key. */
function folderOf({ name }: Document): string {
  const server = serverOf(name);
  return server === null ? '' : serverFolder(server);
}

function chosen(documents: readonly Document[], wanted: readonly string[]): Document[] {
  return wanted.map((one) => {
    const named = documents.find(({ name }) => name === one);
    const keyed = documents.filter(({ metadata }) => metadata.key === one.toUpperCase());
    if (named) return named;
    if (keyed.length > 1) {
      const names = new Intl.ListFormat('en').format(keyed.map(({ name }) => name));
      throw new PlainError(`Several documents have the key "${one}": ${names}. Name the file.`);
    }
    const [found] = keyed;
    if (found) return found;
    throw new PlainError(`No document is called "${one}"; "corpus list" shows keys and files.`);
  });
}

async function readAll({ dir, reader }: CorpusCommandContext): Promise<Corpus> {
  let bar: ReturnType<typeof progressBar> = null;
  const open = openCorpus(dir, {
    reader,
    onProgress: (done, total, source) => {
      if (done === 1) bar = progressBar(total);
      bar?.update(done, { source });
      if (done === total) bar?.stop();
    },
  });
  try {
    return await open.read();
  } finally {
    await open.close();
  }
}
