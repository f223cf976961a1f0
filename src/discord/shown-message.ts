import {
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ComponentType,
  type Message,
} from 'discord.js';
import { QUESTION_ID, readQuestion } from './question.ts';

/** What a message of the bot's own shows, read back from Discord. */
export interface ShownMessage {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** The question that it answers; null where it shows none. */
  readonly question: string | null;
  /** Citation ids in their order, each once. */
  readonly citations: readonly string[];
}

/** In a citation line; nobody's text can forge one, because backticks in it are escaped. */
const CITATION = /`([A-Z0-9-]{2,12}:\d+\.\d+~[a-z2-7]{5})`/g;

export function readShown(message: Message): ShownMessage {
  return shownOf(
    message.components.map((component) => component.toJSON() as APIMessageTopLevelComponent),
  );
}

export function shownOf(components: readonly APIMessageTopLevelComponent[]): ShownMessage {
  const texts = components.flatMap(textsIn);
  const question = texts.find(({ id }) => id === QUESTION_ID);
  const citations = texts.flatMap(({ content }) =>
    Array.from(content.matchAll(CITATION), ([, id = '']) => id),
  );
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
