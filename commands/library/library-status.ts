import type { LibraryStatus } from '../../src/community/librarian.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import { formatProblem } from '../../src/corpus/document/problem.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { count } from '../shared/count.ts';

const MAX_PROBLEMS = 10;
const MIB = 1024 * 1024;

/** How the library of a server stands, and what could not be read. */
export function libraryStatus(status: LibraryStatus): Reply {
  const { own, shared, problems, doing, bytes, limits } = status;
  const size = (bytes / MIB).toFixed(1);
  const words = own.reduce((sum, document) => sum + document.words, 0);
  const most = Math.round(limits.bytes / MIB);
  return privately(
    markdown`### Library\nOf this server: ${sizeOf(own)}. For all servers: ${sizeOf(shared)}.`,
    markdown`Room: ${own.length} of ${count(limits.documents, 'document')}, ${size} of ${most} MiB, ${words.toLocaleString('en')} of ${count(limits.words, 'word')}.`,
    markdown`${doing === null ? 'Nothing is being changed at the moment.' : 'A change of these documents is under way.'}`,
    problems.length === 0
      ? markdown`Every file of this server could be read.`
      : problemLines(status),
  );
}

function sizeOf(documents: readonly Document[]): string {
  const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
  return `${count(documents.length, 'document')} with ${count(passages, 'passage')}`;
}

function problemLines({ problems }: LibraryStatus): Markdown {
  const lines = problems
    .slice(0, MAX_PROBLEMS)
    .map((problem) => markdown`- ${clip(formatProblem(problem), 300)}`);
  const more = problems.length - lines.length;
  return joined(
    [
      markdown`**Could not be read**`,
      ...lines,
      ...(more > 0 ? [markdown`-# ${count(more, 'more problem')}.`] : []),
      markdown`-# \`/library add\` with a sound file of the same name takes its place; \`/library withdraw\` with the name of the file takes it away.`,
    ],
    '\n',
  );
}
