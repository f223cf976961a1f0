import { commands } from '../../../commands/index.ts';
import { analysingReader } from '../../app/analysis-thread.ts';
import { readEnvironment } from '../../app/environment.ts';
import { examine } from '../../operations/doctor/examine.ts';
import type { Finding } from '../../operations/doctor/finding.ts';
import { printable } from '../printable.ts';

/** The longest name of a part that the next column waits for. */
const NAME_WIDTH = 14;

/** Prints a line for each finding as it comes. 0 where all works, 1 where something does not. */
export async function diagnose(strict: boolean): Promise<0 | 1> {
  const reader = analysingReader();
  const environment = readEnvironment();
  let status: 0 | 1 = 0;
  try {
    const found = examine({ environment, environmentFile: '.env', commands, reader });
    for await (const finding of found) {
      process.stdout.write(`${printable(lineOf(finding))}\n`);
      if (finding.mark === '✘' || (strict && finding.mark === '⚠')) status = 1;
    }
  } finally {
    await reader.close();
  }
  return status;
}

function lineOf({ mark, part, finding, remedy }: Finding): string {
  const what = `${mark} ${part.padEnd(NAME_WIDTH)}  ${finding}`;
  return remedy === undefined ? what : `${what} → ${remedy}`;
}
