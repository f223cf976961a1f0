import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { dropOption, enter } from './draft.ts';
import type { OptionFieldProps } from './option-field.tsx';

/** An option that takes a file: chosen with a button, or dropped on the page. */
export function FileOption({ option, draft }: OptionFieldProps): JSX.Element {
  const { name, description, required = false } = option;
  const chooser = useRef<HTMLInputElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const entered = draft.entered.get(name);
  const missing = draft.missing.includes(name);
  useLayoutEffect(() => {
    if (draft.focus.option === name) trigger.current?.focus();
  }, [draft.focus.turn, draft.focus.option, name]);
  const choose = (file: File | undefined) => {
    if (file !== undefined) enter(name, { text: file.name, value: file });
  };
  return (
    <div class={missing ? 'pill missing' : 'pill'}>
      <span class="pill-name">
        {name}
        {required ? <span class="star"> *</span> : null}
      </span>
      <button
        ref={trigger}
        type="button"
        class="pill-button"
        title={description}
        aria-label={`${name}: ${entered?.text ?? 'choose a file'}`}
        onClick={() => chooser.current?.click()}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' && !required) dropOption(name);
          // With a file in it Enter sends, as in any other option; Space chooses another one.
          if (event.key === 'Enter' && entered !== undefined) {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
        }}
      >
        <Icon name="file" /> {entered?.text ?? 'Choose or drop a file'}
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={name}
        onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
      />
    </div>
  );
}
