/** A table of the database in the words of somebody who is not a programmer. */
export interface KeptTable {
  readonly table: string;
  readonly what: string;
  readonly howLong: string;
}

/** Everything that the database keeps; a test holds it to the migrations and to the privacy page. */
export const KEPT: readonly KeptTable[] = [
  {
    table: 'passage_history',
    what: 'citation ids with a fingerprint of each passage of the documents, so that old ids can be followed; not its words',
    howLong:
      '730 days after the passage was last there; at most 25,000 of a server, whatever others hold',
  },
  {
    table: 'own_posts',
    what: 'where I posted something for everyone: ids of channels and messages',
    howLong: '90 days, or until the message is deleted',
  },
  {
    table: 'own_post_citations',
    what: 'which citation ids such a post shows',
    howLong: 'as long as the post is kept',
  },
  {
    table: 'post_intents',
    what: 'which answers are being posted at the moment: ids of interactions and channels',
    howLong: 'seconds; a day where I was stopped in between',
  },
  {
    table: 'server_settings',
    what: 'what the managers set with /config: ids of documents and channels, numbers, words from fixed lists',
    howLong: 'until I leave the server',
  },
  {
    table: 'source_requests',
    what: 'which messages a source was asked for: ids of messages and channels, when it is due, how many were given; not who asked whom for what',
    howLong: 'until it is withdrawn or resolved, 30 days after it was due at the latest',
  },
  {
    table: 'pinned_answers',
    what: 'which passages the moderators chose for which questions: the questions as they worded them, and citation ids',
    howLong: 'until they unpin it, or I leave the server',
  },
  {
    table: 'synonyms',
    what: 'which words stand for one another here, as the moderators set them',
    howLong: 'until they take them away, or I leave the server',
  },
  {
    table: 'unanswered',
    what: 'questions that the documents did not answer, where the managers switched that on: their words, how often they were asked, when last; not by whom',
    howLong:
      '30 days after it was asked last, until it is settled, or until they switch it off; 1,000 of a server at the most',
  },
  {
    table: 'reports',
    what: 'which of my posts were reported as wrong: ids of messages and channels, for which reason, how often, when first; not who reported them or what was written with it',
    howLong: 'until they are resolved, 90 days at the latest',
  },
  {
    table: 'readings',
    what: 'which documents are read in which channels: citation keys and places, ids of channels, days and a time of day, which part comes next and when; not who started it',
    howLong: 'as long as the reading goes on, and 30 days after its end',
  },
];
