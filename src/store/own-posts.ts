import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { OwnPost, OwnPosts } from '../community/own-posts.ts';
import { citedKey, citedPlace, isCitationId, recentLimit } from './cited.ts';
import { deleteInBatches, ROWS_AT_ONCE } from './in-batches.ts';
import { EVERYONE } from './passage-records.ts';
import { daysBefore, type Retention } from './retention.ts';
import type { Tables } from './tables.ts';

/** The digest of the text that an id stood for last, as it is seen from a server; null where none is recorded. */
function textOf(db: Kysely<Tables>, citation: string, guildId: string | null) {
  const id = citedPlace(citation);
  if (id === null) return null;
  return db
    .selectFrom('passage_history')
    .select('digest')
    .where('server_id', 'in', guildId === null ? [EVERYONE] : [EVERYONE, guildId])
    .where('document_key', '=', id.key)
    .where('section', '=', id.section)
    .where('passage', '=', id.passage)
    .where('hash', '=', id.mark)
    .orderBy('server_id', 'desc')
    .orderBy('last_seen', 'desc')
    .orderBy('first_seen', 'desc')
    .limit(1);
}

/** The bot's own posts in a database. */
export function ownPostsIn(
  db: Kysely<Tables>,
  { ownPostDays, ownPostsPerChannel }: Retention,
): OwnPosts {
  const drop = async (
    on: Kysely<Tables>,
    which: (post: ExpressionBuilder<Tables, 'own_posts'>) => Expression<SqlBool>,
  ) => {
    const { numDeletedRows } = await on.deleteFrom('own_posts').where(which).executeTakeFirst();
    return Number(numDeletedRows);
  };

  const load = async (
    which: (
      post: ExpressionBuilder<Tables & { post: Tables['own_posts'] }, 'post'>,
    ) => Expression<SqlBool>,
  ): Promise<readonly OwnPost[]> => {
    const rows = await db
      .selectFrom('own_posts as post')
      .where(which)
      .innerJoin('own_post_citations as cited', 'cited.message_id', 'post.message_id')
      .select([
        'post.message_id',
        'post.channel_id',
        'post.guild_id',
        'post.posted_at',
        'cited.citation_id',
        'cited.digest',
      ])
      .orderBy('post.posted_at', 'desc')
      .orderBy('post.message_id', 'desc')
      .orderBy('cited.position')
      .execute();
    const citations = new Map<string, string[]>();
    const texts = new Map<string, Map<string, string>>();
    const posts: OwnPost[] = [];
    for (const row of rows) {
      const known = citations.get(row.message_id);
      const own = known ?? [];
      own.push(row.citation_id);
      const named = texts.get(row.message_id) ?? new Map<string, string>();
      if (row.digest !== null) {
        named.set(row.citation_id, row.digest);
        texts.set(row.message_id, named);
      }
      if (known !== undefined) continue;
      citations.set(row.message_id, own);
      posts.push({
        channelId: row.channel_id,
        messageId: row.message_id,
        guildId: row.guild_id,
        citations: own,
        postedAt: new Date(row.posted_at),
      });
    }
    return posts.map((post) => {
      const named = texts.get(post.messageId);
      return named ? { ...post, texts: named } : post;
    });
  };

  const insert = async (on: Kysely<Tables>, post: OwnPost, citations: readonly string[]) => {
    await on
      .insertInto('own_posts')
      .values({
        message_id: post.messageId,
        channel_id: post.channelId,
        guild_id: post.guildId,
        posted_at: post.postedAt.toISOString(),
      })
      .execute();
    await on
      .insertInto('own_post_citations')
      .values(
        citations.map((citation, position) => ({
          message_id: post.messageId,
          position,
          citation_id: citation,
          document_key: citedKey(citation),
          digest: textOf(on, citation, post.guildId),
        })),
      )
      .execute();
  };

  return {
    async record(post) {
      const citations = [...new Set(post.citations)];
      await db.transaction().execute(async (transaction) => {
        await drop(transaction, (row) => row('message_id', '=', post.messageId));
        if (citations.length === 0) return;
        await insert(transaction, post, citations);
        await drop(transaction, (row) =>
          row(
            'message_id',
            'in',
            row
              .selectFrom('own_posts')
              .select('message_id')
              .where('channel_id', '=', post.channelId)
              .orderBy('posted_at', 'desc')
              .orderBy('message_id', 'desc')
              .limit(ROWS_AT_ONCE)
              .offset(ownPostsPerChannel),
          ),
        );
      });
    },

    async recent(channelId, limit) {
      const most = recentLimit(limit);
      return load((post) =>
        post(
          'post.message_id',
          'in',
          post
            .selectFrom('own_posts')
            .select('message_id')
            .where('channel_id', '=', channelId)
            .orderBy('posted_at', 'desc')
            .orderBy('message_id', 'desc')
            .limit(most),
        ),
      );
    },

    postsCiting: (reference, guildId = null) =>
      load((post) => {
        const cites = post(
          'post.message_id',
          'in',
          post
            .selectFrom('own_post_citations')
            .select('message_id')
            .where(isCitationId(reference) ? 'citation_id' : 'document_key', '=', reference),
        );
        return guildId === null ? cites : post.and([cites, post('post.guild_id', '=', guildId)]);
      }),

    forget: (messageId) => drop(db, (row) => row('message_id', '=', messageId)),
    forgetChannel: (channelId) => drop(db, (row) => row('channel_id', '=', channelId)),
    forgetGuild: (guildId) => drop(db, (row) => row('guild_id', '=', guildId)),

    expire(now) {
      const cutoff = daysBefore(now, ownPostDays).toISOString();
      return deleteInBatches((limit) =>
        drop(db, (row) =>
          row(
            'message_id',
            'in',
            row
              .selectFrom('own_posts')
              .select('message_id')
              .where('posted_at', '<', cutoff)
              .limit(limit),
          ),
        ),
      );
    },
  };
}
