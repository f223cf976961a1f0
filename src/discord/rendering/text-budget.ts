import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { LIMITS } from './limits.ts';

/**
 * Discord refuses with a server error what comes to more bytes in UTF-8 than this, with so many for each
 * text display (discord-api-docs issue 8554).
 */
const MOST_BYTES = 10_170;
const BYTES_PER_TEXT = 12;

interface Part {
  readonly type: number;
  readonly content?: string;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly options?: readonly { readonly label: string; readonly description?: string }[];
  readonly components?: readonly Part[];
}

/** How much one more text display in a message may hold. */
export interface TextBudget {
  holds(text: string): boolean;
}

/** Labels are counted as text too: Discord does not document whether they are. */
export function textBudget(components: readonly APIMessageTopLevelComponent[]): TextBudget {
  const parts = partsOf(components as readonly Part[]);
  const texts = parts.flatMap(({ type, content }) =>
    type === ComponentType.TextDisplay && content !== undefined ? [content] : [],
  );
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + BYTES_PER_TEXT, 0);
  const characters = parts.reduce((sum, part) => sum + lengthOf(part), 0);
  return {
    holds: (text) =>
      parts.length < LIMITS.components &&
      characters + text.length <= LIMITS.text &&
      bytes + Buffer.byteLength(text) + BYTES_PER_TEXT <= MOST_BYTES,
  };
}

function partsOf(components: readonly Part[]): Part[] {
  return components.flatMap((part) => [part, ...partsOf(part.components ?? [])]);
}

function lengthOf({ content = '', label = '', placeholder = '', options = [] }: Part): number {
  return options.reduce(
    (sum, option) => sum + option.label.length + (option.description ?? '').length,
    content.length + label.length + placeholder.length,
  );
}
