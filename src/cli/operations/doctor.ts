#!/usr/bin/env node
import { Command } from 'commander';
import { runCommandLine } from '../run-command-line.ts';

const program = new Command('doctor')
  .description(
    'Looks at everything that the bot needs, also while it runs, and says how to mend it.',
  )
  .option('--strict', 'exit with 1 for doubts as well, not only for what does not work')
  .addHelpText('after', '\nNothing is changed. Exit status: 0 all works, 1 something does not.')
  .exitOverride()
  .action(async ({ strict = false }: { readonly strict?: boolean }) => {
    const { diagnose } = await import('./diagnose.ts');
    process.exitCode = await diagnose(strict);
  });

await runCommandLine(program);
