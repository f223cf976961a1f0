/** A moment as `Date.prototype.toISOString` writes it: text that sorts by time and is the same type in every database and driver. */
type IsoTime = string;

interface PassageHistoryRow {
  /** Empty for everyone's documents. */
  readonly server_id: string;
  readonly document_key: string;
  readonly section: number;
  readonly passage: number;
  readonly hash: string;
  /** Names the text and the secret (`Seal.digest`); empty until what an older Footnote kept is sealed. */
  readonly digest: string;
  /** Sealed (`Seal.seal`). */
  readonly fingerprint: string;
  readonly first_seen: IsoTime;
  readonly last_seen: IsoTime;
}

interface OwnPostRow {
  readonly message_id: string;
  readonly channel_id: string;
  readonly guild_id: string | null;
  readonly posted_at: IsoTime;
}

interface OwnPostCitationRow {
  readonly message_id: string;
  /** Place in the message, from 0. */
  readonly position: number;
  readonly citation_id: string;
  /** The part of the citation id before the colon. */
  readonly document_key: string;
  /** That of the row of `passage_history` which the citation was of; null where there was none. */
  readonly digest: string | null;
}

interface PostIntentRow {
  readonly interaction_id: string;
  readonly channel_id: string;
  readonly guild_id: string | null;
  readonly intended_at: IsoTime;
}

interface ServerSettingRow {
  readonly server_id: string;
  readonly name: string;
  readonly value: string;
}

interface SourceRequestRow {
  readonly message_id: string;
  readonly server_id: string;
  readonly channel_id: string;
  readonly post_id: string | null;
  readonly given: number;
  readonly due_at: IsoTime;
}

interface PinnedAnswerRow {
  readonly server_id: string;
  readonly pin_id: string;
  /** A line each. */
  readonly wordings: string;
  /** Citation ids, each followed by `#` and a digest of `passage_history` where there was one; spaces between. */
  readonly citations: string;
  readonly pinned_at: IsoTime;
}

interface SynonymRow {
  readonly server_id: string;
  readonly word: string;
  readonly means: string;
}

interface UnansweredRow {
  readonly server_id: string;
  readonly group_id: string;
  readonly text: string;
  readonly asked: number;
  readonly last_asked_at: IsoTime;
}

interface ReportRow {
  readonly message_id: string;
  readonly reason: string;
  readonly server_id: string;
  readonly channel_id: string;
  readonly times: number;
  readonly reported_at: IsoTime;
}

interface ReadingRow {
  readonly channel_id: string;
  readonly document_key: string;
  readonly server_id: string;
  readonly run: string;
  readonly days: string;
  readonly time_of_day: string;
  readonly zone: string;
  readonly words: number;
  readonly part: number;
  readonly place: string;
  readonly due_at: IsoTime;
  readonly claimed_at: IsoTime | null;
  readonly end_reason: string | null;
  readonly ended_at: IsoTime | null;
}

/** The database as the newest migration leaves it. */
export interface Tables {
  readonly passage_history: PassageHistoryRow;
  readonly own_posts: OwnPostRow;
  readonly own_post_citations: OwnPostCitationRow;
  readonly post_intents: PostIntentRow;
  readonly server_settings: ServerSettingRow;
  readonly source_requests: SourceRequestRow;
  readonly pinned_answers: PinnedAnswerRow;
  readonly synonyms: SynonymRow;
  readonly unanswered: UnansweredRow;
  readonly reports: ReportRow;
  readonly readings: ReadingRow;
}
