import type { ServerRows } from './kept/server-rows.ts';
import type { OwnPosts } from './own-posts.ts';
import type { PassageHistory } from './passage-history.ts';
import type { PinnedAnswers } from './pins/pinned-answers.ts';
import type { PostIntents } from './post-intents.ts';
import type { Readings } from './readings/readings.ts';
import type { Reports } from './reports/reports.ts';
import type { ServerSettings } from './settings/server-settings.ts';
import type { SourceRequests } from './sources/source-requests.ts';
import type { ServerSynonyms } from './synonyms/server-synonyms.ts';
import type { UnansweredQuestions } from './unanswered/unanswered-questions.ts';

/** State that outlives a restart. */
export interface State {
  readonly passageHistory: PassageHistory;
  readonly ownPosts: OwnPosts;
  readonly postIntents: PostIntents;
  readonly serverSettings: ServerSettings;
  readonly serverRows: ServerRows;
  readonly sourceRequests: SourceRequests;
  readonly pinnedAnswers: PinnedAnswers;
  readonly synonyms: ServerSynonyms;
  readonly unanswered: UnansweredQuestions;
  readonly reports: Reports;
  readonly readings: Readings;
}
