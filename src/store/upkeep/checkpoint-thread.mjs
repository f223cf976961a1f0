import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';

/** Moves what the write-ahead log of a database holds into the database, whenever it is told to, and says so. */
const database = new Database(workerData.file, { timeout: 0 });
parentPort?.on('message', (told) => {
  if (told === 'end') {
    database.close();
    parentPort?.close();
    return;
  }
  try {
    // Waits for nobody and holds nobody up; what somebody reads just now is moved the next time.
    database.exec('pragma wal_checkpoint(passive)');
  } catch {
    // The next time.
  }
  parentPort?.postMessage('done');
});
