import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ListboxView, useListbox } from '../parts/listbox.tsx';
import type { Option } from './command-leaves.ts';
import { type CommandDraft, closeCommand, dropOption, enter, toNextEmpty } from './draft.ts';
import { type OptionChoice, useOptionChoices } from './option-choices.ts';

export interface OptionFieldProps {
  readonly option: Option;
  readonly draft: CommandDraft;
}

/** Whole numbers, and others. */
const NUMBERS = [4, 10];

/** One option: its name, what is typed, and what it offers. */
export function OptionField({ option, draft }: OptionFieldProps): JSX.Element {
  const { name, description, required = false } = option;
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [focused, setFocused] = useState(false);
  const [closed, setClosed] = useState(false);
  const entered = draft.entered.get(name) ?? { text: '' };
  const missing = draft.missing.includes(name);
  const { choices, note } = useOptionChoices(option, entered, focused && !closed);
  const listbox = useListbox(choices, {
    // What may also be left to the bot is only suggested while the field is empty.
    first: option.autocomplete !== true || entered.text !== '',
    onPick: (choice) => {
      const { sent, label } = choice as OptionChoice;
      enter(name, { text: label, value: sent });
      return toNextEmpty();
    },
  });
  useLayoutEffect(() => {
    if (draft.focus.option === name) field.current?.focus();
  }, [draft.focus.turn, draft.focus.option, name]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (listbox.onKey(event)) return;
    if (event.key === 'Escape' && listbox.open) {
      event.preventDefault();
      setClosed(true);
    } else if (event.key === 'Backspace' && entered.text === '') {
      event.preventDefault();
      if (!required) dropOption(name);
      else if (draft.shown[0] === name) closeCommand(`/${draft.leaf.path}`);
    }
  };
  return (
    <div class={missing ? 'pill missing' : 'pill'}>
      <label for={`${hint}-field`}>
        {name}
        {required ? <span class="star"> *</span> : null}
      </label>
      <span class="pill-grow" data-text={entered.text || ' '}>
        <input
          ref={field}
          id={`${hint}-field`}
          type="text"
          role="combobox"
          value={entered.text}
          inputMode={NUMBERS.includes(option.type) ? 'decimal' : 'text'}
          required={required}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${hint}-hint`}
          aria-invalid={missing}
          aria-autocomplete="list"
          aria-expanded={listbox.open}
          aria-controls={listbox.open ? listbox.id : undefined}
          aria-activedescendant={listbox.activeId}
          onInput={({ currentTarget }) => {
            setClosed(false);
            enter(name, { text: currentTarget.value });
          }}
          onFocus={() => {
            setFocused(true);
            setClosed(false);
          }}
          onBlur={() => setFocused(false)}
          onKeyDown={onKeyDown}
        />
      </span>
      <div class="tray" hidden={!focused}>
        <div class="tray-head" id={`${hint}-hint`}>
          <span>
            <strong>{name}</strong> {description}
          </span>
          <span class={missing ? 'tray-keys warn' : 'tray-keys'}>
            {missing ? 'This option is required' : required ? 'Required' : 'Optional'}
          </span>
        </div>
        {listbox.open ? <ListboxView listbox={listbox} choices={choices} label={name} /> : null}
        <p class="tray-note" role="status">
          {note}
        </p>
      </div>
    </div>
  );
}
