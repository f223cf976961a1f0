import type { Markdown } from '../../src/discord/rendering/markdown.ts';

/** A link to a message on Discord, under words of ours. */
export function messageLink(
  words: string,
  {
    guildId,
    channelId,
    messageId,
  }: {
    readonly guildId: string;
    readonly channelId: string;
    readonly messageId: string;
  },
): Markdown {
  return {
    markdown: `[${words}](https://discord.com/channels/${guildId}/${channelId}/${messageId})`,
  };
}

/** A person by id, shown by name; nobody is told but who a post pings. */
export function personMention(id: string): Markdown {
  return { markdown: `<@${id}>` };
}
