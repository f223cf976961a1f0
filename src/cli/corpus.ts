#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { isSnowflake, serverFolder } from '../corpus/document/document-server.ts';
import type { GivenMetadata } from '../corpus/document/metadata.ts';
import { PlainError } from '../system/errors.ts';
import { makeFolder } from '../system/make-folder.ts';
import type { CorpusCommandContext, Status } from './corpus-commands.ts';
import { printable } from './printable.ts';
import { runCommandLine } from './run-command-line.ts';

interface CorpusFlag {
  readonly corpus?: string;
}
interface AddFlags extends CorpusFlag {
  readonly key?: string;
  readonly title?: string;
  readonly author?: readonly string[];
  readonly publisher?: string;
  readonly issued?: string;
  readonly url?: string;
  readonly language?: string;
  readonly licence?: string;
  readonly private?: boolean;
  readonly folder?: string;
  readonly server?: string;
  readonly replace?: boolean;
  readonly markdown?: boolean;
  readonly dryRun?: boolean;
}

const program = new Command('corpus')
  .description('The documents that Footnote answers from: add, check, list, remove, export.')
  .exitOverride();
const command = (name: string, summary: string) =>
  program
    .command(name)
    .description(summary)
    .option('--corpus <dir>', 'the folder with the documents (default: CORPUS_DIR)')
    .exitOverride();

command('add', 'Read files or web pages, store them in the corpus folder and say what was read.')
  .argument(
    '<source...>',
    'Markdown, text, PDF, HTML, DOCX, EPUB, CSV or JSON files, folders of them, web addresses',
  )
  .option('--key <key>', 'citation key: 2 to 12 of A-Z, 0-9 and - (default: from the title)')
  .option('--title <title>', 'title (default: what the file says)')
  .option('--author <name...>', 'authors, "Family, Given"')
  .option('--publisher <name>', 'who published it')
  .option('--issued <date>', '2018, 2018-05 or 2018-05-31')
  .option('--url <address>', 'where it can be read')
  .option('--language <tag>', 'BCP 47, such as en or pt-BR (default: detected)')
  .option('--licence <name>', 'such as CC BY 4.0')
  .option('--private', 'never shown outside the servers it is assigned to')
  .option('--folder <name>', 'store it in this folder inside the corpus folder', parseFolder)
  .option('--server <id>', 'for this Discord server alone: its folder, and --private', parseServer)
  .option('--replace', 'put it in the place of a document of the same file name')
  .option('--markdown', 'store the text that was read as Markdown, not the file')
  .option('--dry-run', 'only read and report; store nothing')
  .addHelpText(
    'after',
    '\nWhat is stated here wins over what the file says of itself. Exit status: 0 all added, 1 some refused.',
  )
  .action(addSources);

command('check', 'Read everything and print every problem, by file and line.')
  .option('--strict', 'exit with 1 for advice as well, not only for problems')
  .addHelpText(
    'after',
    '\nProblems keep a document from being read as it should; advice is what a librarian would want to know:\nduplicates, near-duplicates, long sections, missing metadata, garbled text. Exit status: 0 sound, 1 not.',
  )
  .action((flags: CorpusFlag & { strict?: boolean }) =>
    at(flags, ({ check }, context) => check(context, flags.strict ?? false)),
  );

command('list', 'Print the documents with their keys and sizes.')
  .option('--json', 'one line of JSON for each document')
  .action((flags: CorpusFlag & { json?: boolean }) =>
    at(flags, ({ list }, context) => list(context, flags.json ?? false)),
  );

command(
  'remove',
  'Take documents out of the library; their files move to .removed in the corpus folder.',
)
  .argument('<document...>', 'citation keys or file names')
  .action((wanted: readonly string[], flags: CorpusFlag) =>
    at(flags, ({ remove }, context) => remove(context, wanted)),
  );

command('export', 'Write documents as Markdown with front matter, or passages as JSON Lines.')
  .argument('[document...]', 'citation keys or file names (default: all)')
  .option(
    '--out <dir>',
    'write Markdown files into this folder; existing files are not overwritten',
  )
  .addHelpText(
    'after',
    '\nWithout --out, one line of JSON for each passage goes to standard output.',
  )
  .action((wanted: readonly string[], flags: CorpusFlag & { out?: string }) =>
    at(flags, ({ exportDocuments }, context) => exportDocuments(context, wanted, flags.out)),
  );

await runCommandLine(program);

async function addSources(sources: readonly string[], flags: AddFlags): Promise<void> {
  const metadata = await statedIn(flags);
  if (sources.length > 1 && (metadata.key ?? metadata.title ?? metadata.url) !== undefined) {
    throw new PlainError(
      '--key, --title and --url are for one document; add the files one by one.',
    );
  }
  const { server, replace = false, markdown = false, dryRun = false } = flags;
  if (server !== undefined && flags.folder !== undefined) {
    throw new PlainError('--server has a folder of its own; leave --folder out.');
  }
  const folder = server === undefined ? (flags.folder ?? '') : serverFolder(server);
  const request = { sources, metadata, folder, replace, asMarkdown: markdown, dryRun };
  await at(flags, async ({ add }, context) => {
    await makeFolder(context.dir);
    return add(context, request);
  });
}

/** Does the work with what a command needs, which takes half a second to load: a slip in the options does not wait. */
async function at(
  flags: CorpusFlag,
  work: (
    commands: typeof import('./corpus-commands.ts'),
    context: CorpusCommandContext,
  ) => Promise<Status>,
): Promise<void> {
  const commands = await import('./corpus-commands.ts');
  const { analysingReader } = await import('../app/analysis-thread.ts');
  const { readEnvironment } = await import('../app/environment.ts');
  const { parseSettings } = await import('../app/settings.ts');
  const reader = analysingReader();
  const dir = flags.corpus ?? parseSettings(readEnvironment()).corpusDir;
  try {
    process.exitCode = await work(commands, { dir, reader, say, complain });
  } finally {
    await reader.close();
  }
}

async function statedIn(flags: AddFlags): Promise<GivenMetadata> {
  const { statedMetadata } = await import('../corpus/document/metadata.ts');
  const { key, title, author, publisher, issued, url, language, licence } = flags;
  const all = { key, title, author, publisher, issued, url, language, licence };
  const stated = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const isPrivate = flags.private === true || flags.server !== undefined;
  return statedMetadata({ ...stated, ...(isPrivate ? { public: false } : {}) });
}

function parseFolder(value: string): string {
  if (!/^(?:\/|[a-z]:)|(?:^|[/\\])\./i.test(value)) return value.replaceAll('\\', '/');
  throw new InvalidArgumentError(
    'Give a folder inside the corpus folder, without dots at its start.',
  );
}

function parseServer(value: string): string {
  if (isSnowflake(value)) return value;
  throw new InvalidArgumentError(
    'Give the id of the server, 17 to 20 digits (Developer Mode, right-click the server, Copy Server ID).',
  );
}

function say(line: string): void {
  process.stdout.write(`${printable(line)}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}
