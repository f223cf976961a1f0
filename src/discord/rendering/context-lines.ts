import { shownContext } from '../../corpus/passages/shown-context.ts';
import type { Quote } from '../command/reply.ts';
import { type Markdown, markdown } from './markdown.ts';

/** What an excerpt leans on, as small lines at the head of its block quote; empty where there is none. */
export function contextLines({ passage, start }: Quote): Markdown[] {
  return shownContext(passage, start).map((line) => markdown`> -# ${line}`);
}
