import type { OnStage, Stage } from '../../src/community/librarian.ts';
import type { RecallReport } from '../../src/community/recall.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import { serverOf } from '../../src/corpus/document/document-server.ts';
import type { Progress } from '../../src/discord/command/command.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import {
  flagOption,
  type Request,
  type RequestFile,
  textOption,
} from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { count } from '../shared/count.ts';
import { readOwn } from '../shared/options/own-document.ts';
import { documentCard } from '../sources/document-card.ts';

/** What a change of the library works with. */
export interface Job {
  readonly request: Request;
  readonly serverId: string;
  /** What this server sees. */
  readonly view: Library;
  readonly services: Services;
  readonly progress: Progress;
}

export async function addDocument({ request, serverId, services, progress }: Job): Promise<Reply> {
  const file = requireFile(request);
  const isPublic = flagOption(request, 'public');
  if (isPublic && !request.isBotOwner) {
    throw new PlainError(
      'Only whoever runs the bot can add a document for all servers. Without "public" it is seen in this server.',
    );
  }
  const key = textOption(request, 'key')?.toUpperCase();
  const stated = { ...statedIn(request), ...(key === undefined ? {} : { key }) };
  const server = isPublic ? null : serverId;
  const document = await services.librarian.add(
    file,
    stated,
    server,
    shownStages(progress, file.name),
  );
  const where = isPublic ? 'seen in all servers' : 'seen in this server only';
  return privately(
    markdown`### Added, ${where}`,
    ...documentCard(document),
    markdown`-# Ask about it with \`/ask\`; \`source: ${document.metadata.key}\` looks in it alone.`,
  );
}

export async function updateDocument({ request, view, services, progress }: Job): Promise<Reply> {
  const source = readOwn(request, view.documents);
  if (!source.ok) return privately(source.sentence);
  const before = source.document;
  const file = request.files['file'] ?? null;
  const stated = statedIn(request);
  if (file === null && Object.keys(stated).length === 0) {
    throw new PlainError('Attach the new version, or give a title or an address to state anew.');
  }
  const stages = shownStages(progress, file?.name ?? before.metadata.title);
  const after = await services.librarian.update(before, file, stated, stages);
  const onProgress = shownRecall(progress);
  const report = await services.recall.corrected(before, after, { onProgress });
  return privately(
    markdown`### Updated`,
    ...documentCard(after),
    changesBetween(before, after),
    ...recallLines(report, 'quote what has changed'),
  );
}

export async function withdrawDocument(job: Job): Promise<Reply> {
  const { request, serverId, view, services, progress } = job;
  const typed = textOption(request, 'document') ?? '';
  if (await services.librarian.discard(typed, serverId, shownStages(progress, typed))) {
    return privately(
      markdown`### Taken away\n**${typed}** is out of the way; nobody was answered from it. The file is kept where nothing reads it, so whoever runs the bot can put it back.`,
    );
  }
  const source = readOwn(request, view.documents);
  if (!source.ok) return privately(source.sentence);
  const { document } = source;
  const { title, key } = document.metadata;
  await services.librarian.withdraw(document, shownStages(progress, title));
  const eraseQuotes = flagOption(request, 'remove-quotes');
  const onProgress = shownRecall(progress);
  const report = await services.recall.withdrawn(document, { eraseQuotes, onProgress });
  if (eraseQuotes) await services.passageHistory.forgetDocument(key, serverOf(document.name));
  return privately(
    markdown`### Withdrawn\n**${title}** (${key}) is out of the library. Its file is kept where nothing reads it, so whoever runs the bot can put it back.`,
    ...recallLines(
      report,
      'quote it',
      eraseQuotes ? 'quote it and took its words out of them' : 'quote it',
    ),
  );
}

export async function reindexDocuments({ serverId, services, progress }: Job): Promise<Reply> {
  await services.librarian.reindex(serverId, shownStages(progress, 'all documents of this server'));
  const { own, problems } = await services.librarian.status(serverId);
  const passages = own.reduce((sum, document) => sum + document.passages.length, 0);
  const unread =
    problems.length === 0
      ? 'all could be read'
      : `${count(problems.length, 'problem')}, see /library status`;
  return privately(
    markdown`### Read anew\n${count(own.length, 'document')} with ${count(passages, 'passage')}; ${unread}.`,
  );
}

function requireFile({ files }: Request): RequestFile {
  const { file } = files;
  if (!file) throw new PlainError('Attach the file of the document.');
  return file;
}

function statedIn(request: Request): { title?: string; url?: string } {
  const title = textOption(request, 'title');
  const url = textOption(request, 'url');
  return { ...(title === null ? {} : { title }), ...(url === null ? {} : { url }) };
}

const STAGES: Readonly<Record<Stage, string>> = {
  waiting: 'Waiting for the documents of others to be read',
  fetching: 'Fetching from Discord',
  reading: 'Reading',
  indexing: 'Making searchable',
  removing: 'Taking out',
};

function shownStages(progress: Progress, what: string): OnStage {
  return (stage) => progress(privately(markdown`${STAGES[stage]}: **${what}** …`));
}

/** Discord takes few edits, so a long recall says how far it is now and then. */
const EVERY = 10;

function shownRecall(progress: Progress): (done: number, total: number) => void {
  return (done, total) => {
    if (done % EVERY !== 0 || done === total) return;
    void progress(privately(markdown`Marking my earlier posts: ${done} of ${total} …`));
  };
}

/** How much of a document stayed the same, by the words of its passages. */
function changesBetween(before: Document, after: Document): Markdown {
  const old = new Set(before.passages.map(({ mark }) => mark));
  const now = new Set(after.passages.map(({ mark }) => mark));
  const same = [...now].filter((mark) => old.has(mark)).length;
  const gone = [...old].filter((mark) => !now.has(mark)).length;
  return markdown`${count(same, 'passage')} as before, ${now.size - same} new or changed, ${gone} of the old ones gone.`;
}

function recallLines(report: RecallReport, what: string, done = what): Markdown[] {
  const { amended, gone, later, left } = report;
  const refused = report.refused - later;
  if (amended + report.refused + left === 0)
    return [markdown`-# None of my posts of the last three months ${what}.`];
  const lines = [markdown`I put a note on ${amended} of my earlier posts that ${done}.`];
  if (refused > 0) {
    lines.push(
      markdown`-# ${count(refused, 'post')} could not be changed: Discord does not let me into their channels any more.`,
    );
  }
  if (later > 0) {
    lines.push(
      markdown`-# ${count(later, 'post')} will follow: Discord asks me to wait before I edit more.`,
    );
  }
  if (gone > 0) lines.push(markdown`-# ${count(gone, 'post')} had been deleted before.`);
  if (left > 0) lines.push(markdown`-# ${count(left, 'older post')} stayed as they were.`);
  return lines;
}
