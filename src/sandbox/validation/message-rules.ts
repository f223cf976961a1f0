import { MessageFlags } from 'discord-api-types/v10';
import { RestRefusal } from '../refusal.ts';
import { displayedText, type Visited, type WireComponent, walk } from '../world/component-walk.ts';
import { type FormProblem, type Path, parseForm, refuseForm } from './form.ts';
import { layoutComponents, legacyComponents } from './layout.ts';
import { type MessageForm, messageForm } from './message-form.ts';

// Limits: Discord documentation, "Component Reference", and for the total of displayable text
// discord/discord-api-docs pull request 7502.
const COMPONENTS_IN_ALL = 40;
const DISPLAYED_TEXT = 4000;
// Measured against Discord: discord/discord-api-docs issue 8554.
const TEXT_BYTES = 10_170;
const BYTES_PER_TEXT = 12;

/** What a message was before an edit. */
export interface EditedMessage {
  readonly flags: number;
  readonly content: string;
  readonly embeds: readonly unknown[];
}

/** A message form whose components passed too. */
export interface CheckedForm extends Omit<MessageForm, 'components'> {
  readonly components: readonly WireComponent[] | null | undefined;
}

/**
 * Checks a message that a bot wants to send, or an edit to `before`. Throws 50035 with every
 * problem under `path`. Whether the outcome is empty is for the caller, who knows the files.
 */
export function checkMessage(
  value: unknown,
  before: EditedMessage | null = null,
  path: Path = [],
): CheckedForm {
  const form = parseForm(messageForm, value, path);
  const wasLayout = hasLayout(before?.flags);
  if (wasLayout || hasLayout(form.flags)) refuseForm(legacyFields(form, before, path));
  // An edit that says nothing of flags keeps the layout; one that leaves it out of its flags is
  // read as a legacy message (discord-net/Discord.Net issue 3132).
  const layout = form.flags == null ? wasLayout : hasLayout(form.flags);
  const at = [...path, 'components'];
  const components =
    form.components == null
      ? form.components
      : (parseForm<unknown>(
          layout ? layoutComponents : legacyComponents,
          form.components,
          at,
        ) as WireComponent[]);
  if (components != null) {
    refuseForm(componentProblems(components, at));
    refuseTooManyBytes(components);
  }
  return { ...form, components };
}

function hasLayout(flags: number | null | undefined): boolean {
  return ((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
}

function legacyFields(form: MessageForm, before: EditedMessage | null, path: Path): FormProblem[] {
  const kept = before !== null && !hasLayout(before.flags);
  const used: Record<string, boolean> = {
    content:
      kept && form.content === undefined ? before.content !== '' : (form.content ?? '') !== '',
    embeds:
      // Only `[]` clears embeds (discord/discord-api-docs issue 7787).
      kept && form.embeds == null ? before.embeds.length > 0 : (form.embeds ?? []).length > 0,
    sticker_ids: (form.sticker_ids ?? []).length > 0,
    poll: form.poll != null,
  };
  return Object.keys(used)
    .filter((field) => used[field])
    .map((field) => ({
      path: [...path, field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
}

function componentProblems(components: readonly WireComponent[], path: Path): FormProblem[] {
  const all = [...walk(components)];
  const problems: FormProblem[] = duplicates(all, 'custom_id', path, {
    code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
    message: 'Component custom id cannot be duplicated',
  });
  problems.push(
    ...duplicates(all, 'id', path, {
      code: 'COMPONENT_ID_DUPLICATED',
      message: 'Component id cannot be duplicated',
    }),
  );
  if (all.length > COMPONENTS_IN_ALL) {
    const message = `The total number of components cannot exceed ${COMPONENTS_IN_ALL}.`;
    problems.push({ path, code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message });
  }
  const shown = texts(components).reduce((sum, text) => sum + text.length, 0);
  if (shown > DISPLAYED_TEXT) {
    const message = `The total size of displayable text in components exceeds the limit of ${DISPLAYED_TEXT}.`;
    problems.push({ path, code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message });
  }
  return problems;
}

function texts(components: readonly WireComponent[]): string[] {
  return [...walk(components)].flatMap(({ component }) =>
    component.type === 10 ? [displayedText([component])] : [],
  );
}

/** An id of 0 asks Discord to choose one, so it never clashes. */
export function duplicates(
  visited: readonly Visited[],
  field: 'custom_id' | 'id',
  path: Path,
  problem: { readonly code: string; readonly message: string },
): FormProblem[] {
  const seen = new Set<unknown>();
  const problems: FormProblem[] = [];
  for (const { component, path: place } of visited) {
    const value = component[field];
    if (value == null || value === 0) continue;
    if (seen.has(value)) problems.push({ path: [...path, ...place, field], ...problem });
    seen.add(value);
  }
  return problems;
}

/** Discord answers 500 to more text than its store takes: 3 bytes a letter for Korean, say. */
function refuseTooManyBytes(components: readonly WireComponent[]): void {
  const all = texts(components);
  const bytes = all.reduce((sum, text) => sum + Buffer.byteLength(text) + BYTES_PER_TEXT, 0);
  if (bytes > TEXT_BYTES) throw new RestRefusal(500, 0, '500: Internal Server Error');
}
