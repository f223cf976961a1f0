import { withNoteMarks } from '../raised.ts';
import type { Run } from '../text-builder.ts';

/** Runs without white space at either end or doubled where two of them meet, and with note marks apart. */
export function trimmed(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const last = kept.at(-1)?.text ?? ' ';
    const text =
      /\s$/.test(last) && !/^\n\S/.test(run.text) ? run.text.replace(/^ +/, '') : run.text;
    if (text !== '') kept.push({ ...run, text });
  }
  for (let end = kept.at(-1); end && /\s$/.test(end.text); end = kept.at(-1)) {
    kept.pop();
    const text = end.text.trimEnd();
    if (text !== '') kept.push({ ...end, text });
  }
  while (kept[0] && /^\s/.test(kept[0].text)) {
    const text = kept[0].text.trimStart();
    if (text === '') kept.shift();
    else kept[0] = { ...kept[0], text };
  }
  return withNoteMarks(joined(kept));
}

/** Runs of one kind as one: a mark is told by what stands before it. */
function joined(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    const isAlike =
      last && (last.quiet ?? false) === (run.quiet ?? false) && last.page === run.page;
    if (isAlike) kept[kept.length - 1] = { ...last, text: last.text + run.text };
    else kept.push(run);
  }
  return kept;
}
