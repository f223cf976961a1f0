import { computed, signal } from '@preact/signals';
import { commands, notice } from '../state/store.ts';
import { type Leaf, leavesOf, type Option } from './command-leaves.ts';

/** What stands in an option: as it is read, and the value behind it when they differ. */
export interface Entered {
  readonly text: string;
  readonly value?: string | number | boolean | File;
}

/** A slash command that is being filled in. */
export interface CommandDraft {
  readonly leaf: Leaf;
  /** The options that stand in the line: the required ones, and those that were added. */
  readonly shown: readonly string[];
  readonly entered: ReadonlyMap<string, Entered>;
  /** Options that were still empty when the command was sent. */
  readonly missing: readonly string[];
  /** Where the focus belongs now; counted up so that asking twice works twice. */
  readonly focus: { readonly option: string | null; readonly turn: number };
}

export const text = signal('');
export const files = signal<readonly File[]>([]);
export const draft = signal<CommandDraft | null>(null);
/** Counted up whenever the line for messages should take the focus. */
export const textFocus = signal(0);
export const leaves = computed(() => leavesOf(commands.value));

const focusOn = (option: string | null) => ({
  option,
  turn: (draft.value?.focus.turn ?? 0) + 1,
});

/** Starts a command, with some of its options filled in. */
export function openCommand(path: string, values: ReadonlyMap<string, string> = new Map()): void {
  const leaf = leaves.value.find((one) => one.path === path);
  if (leaf === undefined) {
    notice.value = `There is no command /${path} for you in this channel.`;
    return;
  }
  notice.value = '';
  text.value = '';
  const entered = new Map([...values].map(([name, value]) => [name, { text: value }] as const));
  const shown = leaf.options
    .filter(({ name, required }) => required === true || entered.has(name))
    .map(({ name }) => name);
  const empty = shown.find((name) => !entered.has(name));
  draft.value = {
    leaf,
    shown,
    entered,
    missing: [],
    focus: focusOn(empty ?? shown.at(-1) ?? null),
  };
}

/** Back to the line for messages, with a text in it. */
export function closeCommand(rest = ''): void {
  draft.value = null;
  text.value = rest;
  textFocus.value += 1;
}

export function enter(name: string, entered: Entered): void {
  const now = draft.value;
  if (now === null) return;
  draft.value = {
    ...now,
    entered: new Map([...now.entered, [name, entered]]),
    missing: now.missing.filter((one) => one !== name),
  };
}

export function addOption(name: string): void {
  const now = draft.value;
  if (now === null) return;
  draft.value = { ...now, shown: [...now.shown, name], focus: focusOn(name) };
}

/** Takes an option out of the line, and goes to the one before it. */
export function dropOption(name: string): void {
  const now = draft.value;
  if (now === null) return;
  const shown = now.shown.filter((one) => one !== name);
  const entered = new Map([...now.entered].filter(([one]) => one !== name));
  draft.value = { ...now, shown, entered, focus: focusOn(shown.at(-1) ?? null) };
}

/** Goes to the next required option that is still empty; false when there is none. */
export function toNextEmpty(): boolean {
  const now = draft.value;
  const empty = now?.shown.find((name) => !isFilled(now, name));
  if (now === null || empty === undefined) return false;
  draft.value = { ...now, focus: focusOn(empty) };
  return true;
}

export function markMissing(names: readonly string[]): void {
  const now = draft.value;
  if (now === null) return;
  draft.value = { ...now, missing: names, focus: focusOn(names[0] ?? null) };
}

export function isFilled({ entered }: CommandDraft, name: string): boolean {
  const one = entered.get(name);
  return one !== undefined && (one.value !== undefined || one.text.trim() !== '');
}

export function optionOf({ leaf }: CommandDraft, name: string): Option | null {
  return leaf.options.find((one) => one.name === name) ?? null;
}
