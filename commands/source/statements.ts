import type { SelectOption } from '../../src/discord/command/reply.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import { splitClaims } from '../../src/quotes/text/split-claims.ts';

/** The longest statement that is shown; the message itself stands right above. */
const MAX_STATEMENT = 140;

/** The statements of a message, in their order, each short enough to be shown. */
export function statementsOf(message: string): string[] {
  const { claims } = splitClaims(message);
  return [...new Set(claims.map(({ text }) => clip(text, MAX_STATEMENT)))].slice(0, LIMITS.choices);
}

/**
 * A statement as an entry of a menu, whose two lines together hold all of it: what was chosen is read back
 * from the menu (`Press.chosen`), as the message that it comes from is not kept.
 */
export function statementOption(statement: string, at: number): SelectOption {
  const value = String(at);
  if (statement.length <= LIMITS.choice) return { label: statement, value };
  const space = statement.lastIndexOf(' ', LIMITS.choice);
  const cut = space > 0 ? space : LIMITS.choice;
  return { label: statement.slice(0, cut), value, description: statement.slice(cut).trim() };
}
