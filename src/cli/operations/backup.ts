#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { runCommandLine } from '../run-command-line.ts';

const program = new Command('backup')
  .description('Writes all that a bot keeps, but for its token, into one file, while it runs.')
  .argument('[place]', 'a file to write, or a folder to write it into', '.')
  .option('--keep <n>', 'delete the oldest backups of the folder, so that n are left', parseCount)
  .addHelpText('after', '\nNothing is overwritten. Exit status: 0 written, 2 not.')
  .exitOverride()
  .action(async (place: string, { keep }: { readonly keep?: number }) => {
    const { backUp } = await import('./back-up.ts');
    await backUp(place, keep ?? null);
  });

await runCommandLine(program);

function parseCount(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError('Give a whole number from 1 on.');
}
