import { Command } from 'commander';
import { PlainError } from '../system/errors.ts';
import { type EvaluationFiles, fieldFiles, pairedFiles } from './evaluation-files.ts';
import type { MeasureFlags } from './measure-answers.ts';
import { runCommandLine } from './run-command-line.ts';

interface Flags extends MeasureFlags {
  readonly corpus: readonly string[];
  readonly field: readonly string[];
}

const program = new Command('evaluate')
  .description('Measures how well your documents answer files of questions.')
  .argument(
    '[questions...]',
    'JSON Lines: {"question", "answerable"?, "answers"?, "document"?, "passage_starts"?, "kind"?}',
  )
  .option(
    '--corpus <dir>',
    'the folder with the documents, once or once for each file (default: CORPUS_DIR)',
    collected,
    [],
  )
  .option(
    '--field <dir>',
    'a folder of communities, each with questions.jsonl and corpus/; may be repeated',
    collected,
    [],
  )
  .option('--json', 'the figures and misses as JSON')
  .option('--save <file>', 'keep the outcome of every question')
  .option('--compare <file>', 'tell what changed since a saved evaluation')
  .exitOverride()
  .action(evaluate);

await runCommandLine(program);

async function evaluate(files: readonly string[], flags: Flags): Promise<void> {
  const asked = await filesOf(files, flags);
  // Half a second of loading, for which a slip in the options does not wait.
  const { measureAnswers } = await import('./measure-answers.ts');
  await measureAnswers(asked, flags);
}

async function filesOf(files: readonly string[], flags: Flags): Promise<EvaluationFiles[]> {
  const asked = pairedFiles(files, flags.corpus);
  for (const field of flags.field) {
    asked.push(...(await fieldFiles(field, (sentence) => process.stderr.write(`${sentence}\n`))));
  }
  if (asked.length > 0) return asked;
  throw new PlainError('Give a file of questions, or a folder of communities with --field DIR.');
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
