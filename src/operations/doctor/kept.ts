import { count } from '../../../commands/shared/count.ts';
import type { Settings } from '../../app/settings.ts';
import { isFault, problemLines } from '../../corpus/document/problem.ts';
import { openCorpus } from '../../corpus/folder/open-corpus.ts';
import type { IsolatedReader } from '../../corpus/reader/isolated-reader.ts';
import { inspectStore } from '../../store/upkeep/inspect-store.ts';
import { PlainError } from '../../system/errors.ts';
import { bad, doubtful, type Finding, good } from './finding.ts';

const MIB = 1024 * 1024;

/** The documents, read as `corpus check` reads them. */
export async function documentsFinding(
  { corpusDir }: Pick<Settings, 'corpusDir'>,
  reader: IsolatedReader,
): Promise<Finding> {
  const open = openCorpus(corpusDir, { reader });
  try {
    const { documents, problems } = await open.read();
    const faults = problems.filter(isFault);
    const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
    const held = `${count(documents.length, 'document')} with ${count(passages, 'passage')}`;
    if (documents.length === 0) {
      return bad('documents', `none in ${corpusDir}`, 'put some there, or set CORPUS_DIR');
    }
    if (faults.length === 0) return good('documents', held);
    const [first] = problemLines(faults);
    const more = faults.length === 1 ? '' : `, and ${faults.length - 1} more`;
    const remedy = 'npm run --silent corpus -- check names them all';
    return doubtful('documents', `${held}; ${first}${more}`, remedy);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    return bad('documents', error.message, 'set CORPUS_DIR to the folder with the documents');
  } finally {
    await open.close();
  }
}

/** The database, looked at while the bot may have it open. */
export async function databaseFinding({ dataDir }: Pick<Settings, 'dataDir'>): Promise<Finding> {
  try {
    const state = await inspectStore(dataDir);
    if (state === null) return good('database', 'none yet; the first start makes it');
    const size = `${(state.bytes / MIB).toFixed(1)} MiB`;
    if (state.damage !== null) {
      const remedy = 'put a backup in its place (npm run restore), or move it away';
      return bad('database', `${state.file} is damaged (${state.damage})`, remedy);
    }
    if (state.newer.length > 0) {
      const finding = `was made by a newer Footnote (it has "${state.newer[0]}")`;
      return bad('database', finding, 'update Footnote, or set DATA_DIR to another folder');
    }
    const version =
      state.pending.length === 0
        ? 'of this version'
        : 'of an older version, which the next start brings up to date';
    return good('database', `sound, ${size}, ${version}`);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    return bad('database', 'cannot be read', error.message);
  }
}
