import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Select } from '../wire/component.ts';
import { Icon } from './icon.tsx';
import { type Choice, ListboxView, useListbox } from './listbox.tsx';
import { channelChoices, roleChoices, userChoices } from './people-choices.tsx';
import { Popover } from './popover.tsx';

/** What a select menu offers, whatever its kind. */
function choicesOf(select: Select): readonly Choice[] {
  switch (select.type) {
    case 5:
      return userChoices();
    case 6:
      return roleChoices();
    case 7:
      return [...userChoices(), ...roleChoices()];
    case 8:
      return channelChoices(select.channel_types);
    default:
      return (select.options ?? []).map(({ value, label, description, emoji }) => ({
        value,
        label,
        hint: description ?? undefined,
        lead: emoji?.name ? <span class="emoji">{emoji.name}</span> : undefined,
      }));
  }
}

/** What is chosen before anybody chooses. */
export function presets(select: Select): readonly string[] {
  if (select.type !== 3) return (select.default_values ?? []).map(({ id }) => id);
  return (select.options ?? []).filter((one) => one.default === true).map(({ value }) => value);
}

/**
 * A select menu as Discord shows it. `onChange` hears of every choice, `onDone` of the list being
 * closed with another choice than it was opened with.
 */
export function SelectMenu(props: {
  readonly select: Select;
  readonly label: string;
  readonly labelledBy?: string;
  readonly disabled?: boolean;
  readonly onChange?: (values: readonly string[]) => void;
  readonly onDone?: (values: readonly string[]) => void;
}): JSX.Element {
  const { select, label, labelledBy, disabled = false, onChange, onDone } = props;
  const trigger = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const shown = useId();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState(() => presets(select));
  const [search, setSearch] = useState('');
  const [before, setBefore] = useState(values);
  const most = select.max_values ?? 1;
  const searchable = select.type !== 3;

  const all = choicesOf(select);
  const wanted = search.trim().toLowerCase();
  const choices = open
    ? all
        .filter((one) => one.label.toLowerCase().includes(wanted))
        .map((one) => ({ ...one, chosen: values.includes(one.value) }))
    : [];
  const close = (chosen: readonly string[]) => {
    setOpen(false);
    setSearch('');
    trigger.current?.focus();
    if (chosen.join('\n') !== before.join('\n')) onDone?.(chosen);
  };
  const onPick = ({ value }: Choice) => {
    const next = nextValues(values, value, most);
    setValues(next);
    onChange?.(next);
    // Choosing the same again tells the bot again, as in Discord.
    if (most > 1) return false;
    setOpen(false);
    setSearch('');
    trigger.current?.focus();
    onDone?.(next);
    return true;
  };
  const listbox = useListbox(choices, { first: true, onPick });
  const onKeyDown = (event: KeyboardEvent) => {
    if (open && event.key === 'Tab') return close(values);
    if (listbox.onKey(event)) return;
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close(values);
    } else if (!open && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault();
      show();
    }
  };
  const show = () => {
    setBefore(values);
    setOpen(true);
  };
  useLayoutEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  const names = values.flatMap((value) => all.find((one) => one.value === value)?.label ?? []);
  return (
    <div class="select">
      <button
        ref={trigger}
        type="button"
        class="select-trigger"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? listbox.id : undefined}
        aria-activedescendant={open ? listbox.activeId : undefined}
        aria-label={labelledBy === undefined ? label : undefined}
        aria-labelledby={labelledBy === undefined ? undefined : `${labelledBy} ${shown}`}
        data-custom-id={select.custom_id}
        disabled={disabled || select.disabled === true}
        onClick={() => (open ? close(values) : show())}
        onKeyDown={onKeyDown}
      >
        <span id={shown} class={names.length === 0 ? 'placeholder' : ''}>
          {names.length === 0 ? (select.placeholder ?? 'Make a selection') : names.join(', ')}
        </span>
        <Icon name="chevron" />
      </button>
      {open ? (
        <Popover anchor={trigger} placement="bottom-start" matchWidth onClose={() => close(values)}>
          {searchable ? (
            <input
              ref={field}
              type="search"
              class="select-search"
              placeholder="Search"
              aria-label={`Search in ${label}`}
              aria-controls={listbox.id}
              aria-activedescendant={listbox.activeId}
              value={search}
              onInput={({ currentTarget }) => setSearch(currentTarget.value)}
              onKeyDown={onKeyDown}
            />
          ) : null}
          <ListboxView listbox={listbox} choices={choices} label={label} multiple={most > 1} />
          {choices.length === 0 ? <p class="nothing">Nothing fits.</p> : null}
        </Popover>
      ) : null}
    </div>
  );
}

/** The choice after a click: one value replaces another; of several, a click adds or takes away. */
function nextValues(values: readonly string[], value: string, most: number): readonly string[] {
  if (most === 1) return [value];
  if (values.includes(value)) return values.filter((one) => one !== value);
  return values.length < most ? [...values, value] : values;
}
