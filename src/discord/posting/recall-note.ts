import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ComponentType,
} from 'discord.js';
import type { RecallNote } from '../../community/post-editor.ts';
import { QUESTION_ID } from '../command/question.ts';
import { code } from '../rendering/citation-line.ts';
import { clip } from '../rendering/clip.ts';
import { LIMITS } from '../rendering/limits.ts';
import { markdown } from '../rendering/markdown.ts';
import { textBudget } from '../rendering/text-budget.ts';
import { recalledKey, recallLines, saysTheSame } from './recall-line.ts';
import { shownOf } from './shown-message.ts';

/** Marks the note's text display, so that a later recall puts its note in the place of this one. */
export const RECALL_ID = 7003;
const MAX_TITLE = 150;

type Components = readonly APIMessageTopLevelComponent[];

/** `full`: the message cannot hold the shortest note, which no message of the bot's own is. */
export type Noted =
  | { readonly kind: 'noted'; readonly components: APIMessageTopLevelComponent[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'full' };

/**
 * A message of the bot's own with a note above what it shows, within Discord's limits; `unchanged` where
 * it shows nothing of the document or has the note already. There is one line for each document that was
 * recalled, and the latest takes the place of an earlier one. What other documents are quoted with stays
 * as it is. Pure.
 */
export function noteRecall(components: Components, note: RecallNote): Noted {
  const { citations } = shownOf(components);
  const narrowedNote = narrowed(note, citations);
  if (!narrowedNote) return { kind: 'unchanged' };
  const erasing = note.kind === 'withdrawn' && note.eraseQuotes;
  const kept = erasing ? withoutQuotes(components, note, citations) : components;
  const before = noteIn(kept);
  const bare = mapTexts(kept, (text) => (text.id === RECALL_ID ? null : text));
  const content = noteText(bare, narrowedNote, before?.content ?? '');
  if (content === null) return { kind: 'full' };
  const same = content === before?.content && JSON.stringify(kept) === JSON.stringify(components);
  if (same) return { kind: 'unchanged' };
  return { kind: 'noted', components: withNote(bare, content) };
}

/** The note with what concerns these citations; null where nothing of it does. */
function narrowed(note: RecallNote, citations: readonly string[]): RecallNote | null {
  if (note.kind === 'withdrawn') {
    return citations.some((citation) => isOf(citation, note)) ? note : null;
  }
  const changes = note.changes.filter(({ cited }) => citations.includes(cited));
  return changes.length === 0 ? null : { ...note, changes };
}

function isOf(citation: string, { key }: RecallNote): boolean {
  return citation.startsWith(`${key}:`);
}

function noteIn(components: Components): APITextDisplayComponent | null {
  let found: APITextDisplayComponent | null = null;
  mapTexts(components, (text) => {
    if (text.id === RECALL_ID) found = text;
    return text;
  });
  return found;
}

/** The lines of the note; null where there is no room for the shortest. */
function noteText(bare: Components, note: RecallNote, before: string): string | null {
  const room = textBudget(bare);
  const earlier = before.split('\n');
  const others = earlier.filter((line) => ![null, note.key].includes(recalledKey(line)));
  const last = earlier.find((line) => recalledKey(line) === note.key);
  const lines = recallLines(note);
  for (let kept = others.length; kept >= 0; kept -= 1) {
    for (const line of lines) {
      const own = last !== undefined && saysTheSame(last, line) ? last : line;
      const text = [own, ...others.slice(0, kept)].join('\n');
      if (room.holds(text)) return text;
    }
  }
  return null;
}

/**
 * Without the document's excerpts. Their citation lines stay with the title that the note names and the
 * id. Where the message quotes no other document, its other words go too, which may hold the document's:
 * what changed in a passage, for one.
 */
function withoutQuotes(
  components: Components,
  note: RecallNote,
  citations: readonly string[],
): APIMessageTopLevelComponent[] {
  const alone = citations.every((citation) => isOf(citation, note));
  return mapTexts(components, (text, inside) => {
    const [citation] = shownOf([text]).citations;
    if (citation !== undefined && isOf(citation, note)) {
      return { ...text, content: erased(note, citation) };
    }
    const ours = !inside || text.id === QUESTION_ID || text.id === RECALL_ID;
    return alone && !ours ? null : text;
  });
}

/** In the form of a citation line, so that the id is read back from it (see `shownOf`). */
function erased({ title }: RecallNote, citation: string): string {
  const line = markdown`-# **${clip(title, MAX_TITLE)}** · ${code(citation)}`;
  return markdown`-# This excerpt was removed.\n${line}`.markdown;
}

/** Adds the note at the top of the first container, or above the container if that is full. */
function withNote(bare: Components, content: string): APIMessageTopLevelComponent[] {
  const text: APITextDisplayComponent = { type: ComponentType.TextDisplay, id: RECALL_ID, content };
  const at = bare.findIndex(({ type }) => type === ComponentType.Container);
  const container = bare[at];
  if (container?.type !== ComponentType.Container) return [text, ...bare];
  if (container.components.length >= LIMITS.container) return [text, ...bare];
  const noted = { ...container, components: [text, ...container.components] };
  return bare.map((component) => (component === container ? noted : component));
}

/** The text displays changed, or taken away; `inside` is false for those above and below the container. */
function mapTexts(
  components: Components,
  change: (text: APITextDisplayComponent, inside: boolean) => APITextDisplayComponent | null,
): APIMessageTopLevelComponent[] {
  return components.flatMap((component): APIMessageTopLevelComponent[] => {
    if (component.type === ComponentType.TextDisplay) {
      const text = change(component, false);
      return text ? [text] : [];
    }
    if (component.type !== ComponentType.Container) return [component];
    const inner = component.components.flatMap((child): APIComponentInContainer[] => {
      if (child.type !== ComponentType.TextDisplay) return [child];
      const text = change(child, true);
      return text ? [text] : [];
    });
    return [{ ...component, components: inner }];
  });
}
