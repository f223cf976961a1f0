import { type Markdown, showable } from './markdown.ts';

/** Text to be copied as it is, in a block of its own. Three backticks would end it: they become others. */
export function codeBlock(text: string): Markdown {
  const inner = showable(text).replaceAll('```', 'ˋˋˋ');
  return { markdown: `\`\`\`\n${inner}\n\`\`\`` };
}
