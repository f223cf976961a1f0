import type { Passage } from '../../corpus/document/document.ts';
import type { PassageRecord } from '../trace/passage-record.ts';
import type { Trace } from '../trace/trace-citation.ts';
import { ambiguous, found, type Resolution, unknown } from './resolution.ts';
import { placeOf } from './resolve-place.ts';

/** The trace as an answer, with what to say about it. */
export function describeTrace(trace: Trace, record: PassageRecord): Resolution {
  const was = `${record.key}:${record.section}.${record.passage}`;
  const { passages } = trace;
  const places = passages.map(placeOf).join(', ');
  const stays = passages.length === 1 && places === was;
  switch (trace.kind) {
    case 'same': {
      const [passage] = passages;
      const isFormer = passage && passage.mark !== record.mark;
      return found(passages, isFormer ? `Its id is ${citedAs(passage)} now.` : undefined, trace);
    }
    case 'moved':
      if (passages.length > 1) return ambiguous(passages);
      return found(passages, `This text has moved: it stood at ${was} when it was cited.`, trace);
    case 'regrouped': {
      const note = `The words cited as ${was} are unchanged, but the passages are now cut otherwise: they stand in ${places}.`;
      return found(passages, note, trace);
    }
    case 'changed': {
      const words = trace.difference.some(({ kind }) => kind !== 'same');
      const what = words ? 'has changed' : 'has changed in punctuation, case or white space only';
      const where = stays ? '' : ` It stands at ${places} now.`;
      return found(passages, `The text cited as ${was} ${what} since.${where}`, trace);
    }
    case 'removed': {
      if (record.fingerprint === '') {
        return unknown(
          `The text cited as ${was}~${record.mark} is not in the library as it was. It was changed or removed; what I kept of it cannot be read any more.`,
          passages,
        );
      }
      const instead = passages.length > 0 ? ` ${was} now holds another text.` : '';
      return unknown(
        `The text cited as ${was}~${record.mark} has been removed from the library.${instead}`,
        passages,
      );
    }
  }
}

/** The id that a passage has now. */
export function citedAs(passage: Passage): string {
  return `${placeOf(passage)}~${passage.mark}`;
}
