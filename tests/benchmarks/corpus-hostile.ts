import { ANALYSING_THREAD } from '../../src/app/analysis-thread.ts';
import { fromRecord } from '../../src/corpus/reader/file-record.ts';
import { readingThread } from '../../src/corpus/reader/reading-thread.ts';
import { HOSTILE_SHAPES, type HostileShape } from '../support/hostile-shapes.ts';
import { print, row } from './table.ts';

/** Of the clock, for one reading; the bot allows 60. */
const SECONDS = 60;
const MEMORY_MIB = 1_024;
/** What 1 MB may cost (milliseconds of CPU), and how much more twice as much. */
const MOST_COST = 2_000;
const MOST_GROWTH = 3;

/** What hostile files of `size` characters and twice as many cost; names what costs too much or grows. */
export async function hostile(size: number, filter = ''): Promise<void> {
  print(row('shape', 'CPU, ms', 'twice, ms', 'what is said'));
  print(row('---', '---', '---', '---'));
  const thread = readingThread(ANALYSING_THREAD.module, MEMORY_MIB);
  const read = async (shape: HostileShape, length: number) => {
    const name = `a.${shape.name.split(' ')[0]}`;
    const request = { source: { name, bytes: shape.make(length) }, isPrepared: true };
    const before = process.cpuUsage();
    const outcome = await thread.read(request, SECONDS);
    const { user, system } = process.cpuUsage(before);
    const parsed = outcome.kind === 'read' ? fromRecord(outcome.record) : null;
    const said = parsed?.ok
      ? `${parsed.document.passages.length} passages`
      : (parsed?.faults[0]?.message ?? (outcome.kind === 'read' ? '' : outcome.sentence));
    return { cost: (user + system) / 1_000, said };
  };
  for (const shape of HOSTILE_SHAPES.filter(({ name }) => name.includes(filter))) {
    const once = await read(shape, size);
    const twice = await read(shape, 2 * size);
    const grows = twice.cost > 150 && twice.cost > MOST_GROWTH * once.cost;
    const costs = twice.cost > (MOST_COST * 2 * size) / 1e6;
    const mark = grows || costs ? '**' : '';
    print(
      row(`${mark}${shape.name}${mark}`, Math.round(once.cost), Math.round(twice.cost), twice.said),
    );
  }
  await thread.discard();
}
