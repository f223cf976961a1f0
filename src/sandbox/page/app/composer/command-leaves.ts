import type { Command } from '../wire/view.ts';

/** An option of a command, with the fields that the composer needs (Discord: "Command Option"). */
export interface Option {
  readonly name: string;
  readonly description: string;
  readonly type: number;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  readonly options?: readonly Option[];
}

/** A slash command as one runs it: sub-commands are spelled out, such as `answer pin`. */
export interface Leaf {
  readonly path: string;
  readonly description: string;
  readonly options: readonly Option[];
}

/** Sub-command and sub-command group. */
const NESTED = 2;

export function leavesOf(commands: readonly Command[]): readonly Leaf[] {
  const slash = commands.filter(({ type }) => type === 1);
  return slash.flatMap((one) => below(one.name, one.description, (one.options ?? []) as Option[]));
}

function below(path: string, description: string, options: readonly Option[]): readonly Leaf[] {
  const nested = options.filter(({ type }) => type <= NESTED);
  if (nested.length === 0) return [{ path, description, options }];
  return nested.flatMap((one) => below(`${path} ${one.name}`, one.description, one.options ?? []));
}

/** The commands that fit what is typed after the slash: those that begin with it come first. */
export function matching(leaves: readonly Leaf[], typed: string): readonly Leaf[] {
  const wanted = typed.trim().toLowerCase();
  const begins = leaves.filter(({ path }) => path.startsWith(wanted));
  const contains = leaves.filter(({ path }) => !path.startsWith(wanted) && path.includes(wanted));
  return [...begins, ...contains];
}

/**
 * Reads a command that was typed or pasted as one line, such as `/ask question: why source: DEFECT`;
 * text without an option's name belongs to the first option. Null until a whole name and a space
 * stand there.
 */
export function readLine(
  leaves: readonly Leaf[],
  line: string,
): { readonly leaf: Leaf; readonly values: ReadonlyMap<string, string> } | null {
  const leaf = leaves
    .filter(({ path }) => line.startsWith(`/${path} `))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (leaf === undefined) return null;
  const rest = line.slice(leaf.path.length + 2);
  const values = new Map<string, string>();
  const names = leaf.options.map(({ name }) => name);
  // With the names as a group, every other part is a name and the one after it its value.
  const [bare = '', ...named] =
    names.length === 0 ? [rest] : rest.split(new RegExp(`(?:^|\\s)(${names.join('|')}):`, 'u'));
  const [first] = names;
  if (first !== undefined && bare.trim() !== '') values.set(first, bare.trim());
  for (let index = 0; index < named.length; index += 2) {
    values.set(named[index] ?? '', (named[index + 1] ?? '').trim());
  }
  return { leaf, values };
}
