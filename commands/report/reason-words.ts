import type { ReportReason } from '../../src/community/reports/reports.ts';

/** What may be wrong with a post, as people read it. */
export const REASON_WORDS: Readonly<Record<ReportReason, string>> = {
  passage: 'Wrong passage',
  source: 'Wrong source',
  outdated: 'Out of date',
  other: 'Something else',
};
