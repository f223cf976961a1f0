import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { addOption, type CommandDraft, closeCommand, optionOf } from './draft.ts';
import { FileOption } from './file-option.tsx';
import { OptionField } from './option-field.tsx';
import { sendCommand } from './send.ts';

/** Option type of a file. */
const FILE_OPTION = 11;

/** A slash command being filled in: its options in a line, those that may be added, and Send. */
export function CommandLine({ draft }: { readonly draft: CommandDraft }): JSX.Element {
  const { leaf, shown, focus } = draft;
  const submit = useRef<HTMLButtonElement>(null);
  const more = leaf.options.filter(({ name }) => !shown.includes(name));
  useLayoutEffect(() => {
    if (focus.option === null) submit.current?.focus();
  }, [focus.turn]);
  return (
    <form
      class="command-line"
      noValidate
      aria-label={`Command /${leaf.path}`}
      onSubmit={(event) => {
        event.preventDefault();
        void sendCommand();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) closeCommand();
      }}
    >
      <div class="command-parts">
        <strong class="command-name" title={leaf.description}>
          /{leaf.path}
        </strong>
        {shown.map((name) => {
          const option = optionOf(draft, name);
          if (option === null) return null;
          const Field = option.type === FILE_OPTION ? FileOption : OptionField;
          return <Field key={`${leaf.path} ${name}`} option={option} draft={draft} />;
        })}
        {more.map(({ name, description }) => (
          <button
            key={name}
            type="button"
            class="add-option"
            title={description}
            aria-label={`Add ${name}: ${description}`}
            onClick={() => addOption(name)}
          >
            + {name}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="round"
        aria-label="Cancel command"
        onClick={() => closeCommand()}
      >
        <Icon name="close" />
      </button>
      <button ref={submit} type="submit" class="send" aria-label="Send">
        <Icon name="send" />
      </button>
    </form>
  );
}
