#!/usr/bin/env node
import { Command } from 'commander';
import { runCommandLine } from '../run-command-line.ts';

const program = new Command('restore')
  .description('Unpacks a backup into empty folders and checks it first.')
  .argument('<file>', 'what npm run backup wrote')
  .option('--corpus <dir>', 'where the documents go (default: CORPUS_DIR)')
  .option('--data <dir>', 'where the state goes (default: DATA_DIR)')
  .addHelpText('after', '\nNothing is overwritten. Exit status: 0 restored, 2 not.')
  .exitOverride()
  .action(async (file: string, flags: { readonly corpus?: string; readonly data?: string }) => {
    const { restore } = await import('./back-up.ts');
    await restore(file, flags);
  });

await runCommandLine(program);
