import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { type Choice, ListboxView, useListbox } from '../parts/listbox.tsx';
import { isDirect } from '../state/channel-kind.ts';
import { channel, replyingTo, world } from '../state/store.ts';
import { ChosenFiles } from './chosen-files.tsx';
import { matching, readLine } from './command-leaves.ts';
import { files, leaves, openCommand, text, textFocus } from './draft.ts';
import { sendMessage } from './send.ts';
import { useTypingAnywhere } from './use-typing-anywhere.ts';

/**
 * HTML's list of roles has no combobox for a field of several lines; screen readers know it, and
 * without it they would not say that the list of commands is open.
 */
const COMBOBOX = 'combobox' as 'textbox';

/** The line for a message; a slash at its start brings the list of commands. */
export function TextLine({ allowed }: { readonly allowed: boolean }): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [closed, setClosed] = useState(false);
  const typed = text.value;
  const picking = typed.startsWith('/') && !typed.includes('\n') && !closed;
  const choices = picking ? commandChoices(typed.slice(1)) : [];
  const listbox = useListbox(choices, {
    first: true,
    onPick: ({ value }) => {
      openCommand(value);
      return true;
    },
  });

  useFocusOnTurn(field);
  useGrowing(field, typed);
  useTypingAnywhere(field);

  const onInput = (value: string) => {
    setClosed(false);
    const read = readLine(leaves.value, value);
    if (read === null) text.value = value;
    else openCommand(read.leaf.path, read.values);
  };
  // A command that was typed before the list of commands came is read once it is there.
  useEffect(() => {
    if (text.value.startsWith('/')) onInput(text.value);
  }, [leaves.value]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (listbox.onKey(event)) return;
    if (event.key === 'Escape' && picking) setClosed(true);
    else if (event.key === 'Escape') replyingTo.value = null;
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void sendMessage();
    }
  };
  const addFiles = (list: FileList | null | undefined) => {
    files.value = [...files.value, ...(list ?? [])].slice(0, 10);
  };

  return (
    <form
      class="text-line"
      onSubmit={(event) => {
        event.preventDefault();
        void sendMessage();
      }}
    >
      {listbox.open ? (
        <div class="tray">
          <div class="tray-head">
            <span>{world.value?.bot.user.username}’s commands</span>
            <span class="tray-keys">↑ ↓ to choose · Enter to take · Esc to close</span>
          </div>
          <ListboxView listbox={listbox} choices={choices} label="Commands" />
        </div>
      ) : null}
      <ChosenFiles />
      <div class="text-row">
        <button
          type="button"
          class="round"
          aria-label="Attach files"
          disabled={!allowed}
          onClick={() => chooser.current?.click()}
        >
          <Icon name="attach" />
        </button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="Files to attach"
          onChange={({ currentTarget }) => {
            addFiles(currentTarget.files);
            currentTarget.value = '';
          }}
        />
        {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role is combobox */}
        <textarea
          ref={field}
          rows={1}
          maxLength={2000}
          value={typed}
          placeholder={placeholder(allowed)}
          aria-label="Message or command"
          role={COMBOBOX}
          aria-autocomplete="list"
          aria-expanded={listbox.open}
          aria-controls={listbox.open ? listbox.id : undefined}
          aria-activedescendant={listbox.activeId}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={({ clipboardData }) => addFiles(clipboardData?.files)}
        />
        <button type="submit" class="send" aria-label="Send">
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

function commandChoices(typed: string): readonly Choice[] {
  return matching(leaves.value, typed).map(({ path, description, options }) => ({
    value: path,
    label: `/${path}`,
    hint: description,
    lead: (
      <span class="option-names" aria-hidden="true">
        {options.map(({ name, required }) => (
          <kbd key={name} class={required === true ? 'required' : ''}>
            {name}
          </kbd>
        ))}
      </span>
    ),
  }));
}

function placeholder(allowed: boolean): string {
  if (!allowed) return 'You cannot write here; / shows the commands';
  const here = channel.value;
  if (here === null) return 'Loading…';
  const name = isDirect(here) ? `@${world.value?.bot.user.username ?? ''}` : `#${here.name ?? ''}`;
  return `Message ${name} or type / for commands`;
}

/** Takes the focus whenever somebody asks for it, but not when the page has just been opened. */
function useFocusOnTurn(field: { readonly current: HTMLTextAreaElement | null }): void {
  const turn = textFocus.value;
  useLayoutEffect(() => {
    if (turn > 0) field.current?.focus();
  }, [turn, field]);
}

/** Makes the field as high as its text; the style sheet sets the most. */
function useGrowing(field: { readonly current: HTMLTextAreaElement | null }, typed: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [typed, field]);
}
