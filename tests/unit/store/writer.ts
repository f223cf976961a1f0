import { openStore } from '../../../src/store/open-store.ts';
import { createLog } from '../../../src/system/log.ts';

/**
 * This file, run as a process of its own, writes to a store: `writer.ts FOLDER NAME ROWS`. It prints
 * `open` when it has the store, and writes when it reads a line.
 */
export const WRITER = import.meta.filename;

async function main([folder = '', name = '', rows = '0']: readonly string[]): Promise<void> {
  const store = await openStore(folder, { clock: () => new Date(), log: createLog('silent') });
  process.stdout.write('open\n');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.pause();
  for (let row = 1; row <= Number(rows); row += 1) {
    await store.ownPosts.record({
      channelId: name,
      messageId: `${name}-${row}`,
      guildId: null,
      citations: [`${name}:1.${row}~k7f3q`, 'BOTH:1.1~k7f3q'],
      postedAt: new Date(),
    });
    await store.passageHistory.remember([
      { server: null, key: name, section: 1, passage: row, mark: 'k7f3q', fingerprint: 'f' },
      { server: null, key: 'BOTH', section: 1, passage: row, mark: 'k7f3q', fingerprint: name },
    ]);
  }
  await store.close();
}

if (process.argv[1] === WRITER) await main(process.argv.slice(2));
