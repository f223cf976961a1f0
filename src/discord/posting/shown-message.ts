import {
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ComponentType,
  type Message,
} from 'discord.js';
import { QUESTION_ID, readQuestion } from '../command/question.ts';

/** The content of one of the bot's own messages, read back from Discord. */
export interface ShownMessage {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** The question that it answers; null where it shows none. */
  readonly question: string | null;
  /** Citation ids in their order, each once. */
  readonly citations: readonly string[];
}

/**
 * The citation line that ends the text display of an excerpt (`citationLine`). Only its place for the
 * id counts: titles, references and addresses are a document's, and may hold what looks like an id.
 */
const CITATION =
  /(?:^|\n)-# \*\*.*\*\* · (?:.* · )?`([A-Z0-9-]{2,12}:\d+\.\d+~[a-z2-7]{5})`(?: · \[source\]\(<\S+>\))?$/;

export function readShown(message: Message): ShownMessage {
  return shownOf(
    message.components.map((component) => component.toJSON() as APIMessageTopLevelComponent),
  );
}

export function shownOf(components: readonly APIMessageTopLevelComponent[]): ShownMessage {
  const texts = components.flatMap(textsIn);
  const question = texts.find(({ id }) => id === QUESTION_ID);
  const citations = texts.flatMap(({ content }) => CITATION.exec(content)?.[1] ?? []);
  return {
    components,
    question: question ? readQuestion(question.content) : null,
    citations: [...new Set(citations)],
  };
}

function textsIn(component: APIMessageTopLevelComponent): APITextDisplayComponent[] {
  if (component.type === ComponentType.TextDisplay) return [component];
  if (component.type !== ComponentType.Container) return [];
  return component.components.flatMap((child) =>
    child.type === ComponentType.TextDisplay ? [child] : [],
  );
}
