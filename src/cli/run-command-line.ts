import { type Command, CommanderError } from 'commander';
import { EXIT, PlainError } from '../system/errors.ts';
import { printable } from './printable.ts';

/**
 * Runs a program of the command line on the arguments of this process. What a person can mend ends in
 * its sentence on standard error and exit status 2; `--help` ends in 0.
 */
export async function runCommandLine(program: Command): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : EXIT.usage;
    } else if (error instanceof PlainError) {
      process.stderr.write(`${printable(error.message)}\n`);
      process.exitCode = EXIT.usage;
    } else {
      throw error;
    }
  }
}
