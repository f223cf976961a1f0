import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** One entry of a list to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** A picture or sign before the label. */
  readonly lead?: ComponentChildren;
  readonly chosen?: boolean;
}

export interface Listbox {
  readonly id: string;
  readonly open: boolean;
  readonly active: number;
  /** The id of the entry that the arrow keys have reached. */
  readonly activeId: string | undefined;
  /** Handles a key of the field that owns the list; true when the key is used up. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly pick: (index: number) => boolean;
}

/**
 * The keyboard of a list below a field that keeps the focus (ARIA: "Combobox Pattern"). `first`
 * tells whether the first entry is active before an arrow key was pressed. `onPick` returns whether it
 * moved the focus; otherwise Tab, which picks too, moves on.
 */
export function useListbox(
  choices: readonly Choice[],
  { first, onPick }: { readonly first: boolean; readonly onPick: (choice: Choice) => boolean },
): Listbox {
  const id = useId();
  const start = first ? 0 : -1;
  const [active, setActive] = useState(start);
  const content = choices.map(({ value }) => value).join('\n');
  useEffect(() => setActive(start), [content, start]);

  const open = choices.length > 0;
  const current = Math.min(active, choices.length - 1);
  const pick = (index: number): boolean => {
    const choice = choices[index];
    return choice !== undefined && onPick(choice);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open || event.isComposing) return false;
    const last = choices.length - 1;
    if (event.key === 'ArrowDown') setActive(current >= last ? 0 : current + 1);
    else if (event.key === 'ArrowUp') setActive(current <= 0 ? last : current - 1);
    else if (event.key === 'Enter' && current >= 0 && !event.shiftKey) pick(current);
    else if (event.key === 'Tab' && current >= 0 && !event.shiftKey) {
      if (!pick(current)) return false;
    } else return false;
    event.preventDefault();
    return true;
  };
  const activeId = open && current >= 0 ? `${id}-${current}` : undefined;
  return { id, open, active: current, activeId, onKey, pick };
}

/** The list itself. It never takes the focus, so that a click does not close it first. */
export function ListboxView(props: {
  readonly listbox: Listbox;
  readonly choices: readonly Choice[];
  readonly label: string;
  readonly multiple?: boolean;
}): JSX.Element {
  const { listbox, choices, label, multiple = false } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.children[listbox.active]?.scrollIntoView({ block: 'nearest' });
  }, [listbox.active]);
  return (
    <div
      ref={box}
      class="listbox"
      role="listbox"
      id={listbox.id}
      aria-label={label}
      aria-multiselectable={multiple || undefined}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
    >
      {choices.map((choice, index) => (
        <Entry
          key={choice.value}
          choice={choice}
          id={`${listbox.id}-${index}`}
          active={index === listbox.active}
          multiple={multiple}
          onPick={() => listbox.pick(index)}
        />
      ))}
    </div>
  );
}

function Entry(props: {
  readonly choice: Choice;
  readonly id: string;
  readonly active: boolean;
  readonly multiple: boolean;
  readonly onPick: () => void;
}): JSX.Element {
  const { choice, id, active, multiple, onPick } = props;
  const { label, hint, lead, chosen = false } = choice;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
    <div
      id={id}
      role="option"
      class={active ? 'option active' : 'option'}
      aria-selected={multiple ? chosen : active}
      onClick={onPick}
    >
      {lead}
      <span class="option-text">
        <span class="option-label">{label}</span>
        {hint ? <span class="option-hint">{hint}</span> : null}
      </span>
      {chosen ? <Icon name="check" /> : null}
    </div>
  );
}
