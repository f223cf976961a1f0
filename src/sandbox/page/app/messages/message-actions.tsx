import type { JSX, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { textFocus } from '../composer/draft.ts';
import { Icon } from '../parts/icon.tsx';
import { Menu, type MenuGroup } from '../parts/menu.tsx';
import { attempt } from '../state/doing.ts';
import { commands, MANAGE_MESSAGES, may, notice, replyingTo, world } from '../state/store.ts';
import type { Message } from '../wire/view.ts';
import { isEphemeral, isLoading } from './timeline.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What one can do with a message: the small bar on it, and its menu with the bot's commands. */
export function MessageActions(props: {
  readonly message: Message;
  /** Where the menu is open, in CSS pixels of the window; null when it is closed. */
  readonly menuAt: Point | null;
  readonly onMenu: (at: Point | null) => void;
  readonly owner: RefObject<HTMLElement | null>;
}): JSX.Element | null {
  const { message, menuAt, onMenu, owner } = props;
  const more = useRef<HTMLButtonElement>(null);
  useMenuKey(owner, onMenu);
  if (isLoading(message)) return null;
  const openBelow = () => {
    const { left, bottom } = (more.current ?? document.body).getBoundingClientRect();
    onMenu({ x: left, y: bottom });
  };
  return (
    <div class={menuAt === null ? 'message-actions' : 'message-actions open'}>
      {isEphemeral(message) ? null : (
        <button type="button" aria-label="Reply" onClick={() => reply(message)}>
          <Icon name="reply" />
        </button>
      )}
      <button
        ref={more}
        type="button"
        aria-label="More"
        aria-haspopup="menu"
        aria-expanded={menuAt !== null}
        onClick={openBelow}
      >
        <Icon name="more" />
      </button>
      {menuAt === null ? null : (
        <Menu
          at={menuAt}
          label="Message"
          groups={groupsOf(message)}
          onClose={() => {
            onMenu(null);
            more.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function groupsOf(message: Message): readonly MenuGroup[] {
  const apps = commands.value.filter(({ type }) => type === 3);
  const own = message.author.id === world.value?.user.id;
  const ephemeral = isEphemeral(message);
  const entry = (label: string, icon: Parameters<typeof Icon>[0]['name'], run: () => void) => ({
    label,
    icon,
    run,
  });
  return [
    {
      label: null,
      entries: [
        ...(ephemeral ? [] : [entry('Reply', 'reply', () => reply(message))]),
        entry('Copy text', 'copy', () => copy(message.content || shownText(message.id))),
        entry('Copy message ID', 'hash', () => copy(message.id)),
      ],
    },
    {
      label: 'Apps',
      entries: apps.map(({ name }) =>
        entry(name, 'apps', () => attempt({ type: 'menu', name, message: message.id })),
      ),
    },
    {
      label: null,
      entries:
        (own || may(MANAGE_MESSAGES)) && !ephemeral
          ? [
              {
                ...entry('Delete message', 'trash', () =>
                  attempt({ type: 'remove', message: message.id }),
                ),
                danger: true,
              },
            ]
          : [],
    },
  ];
}

function reply(message: Message): void {
  replyingTo.value = message;
  textFocus.value += 1;
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).catch(() => {
    notice.value = 'The browser does not let this page copy.';
  });
}

/** The words of a layout, as they stand on the page. */
function shownText(id: string): string {
  const body = document.querySelector(`[data-message-id="${CSS.escape(id)}"] .message-body`);
  return body instanceof HTMLElement ? body.innerText : '';
}

/** Shift+F10 and the menu key open the menu of the message that has the focus. */
function useMenuKey(owner: RefObject<HTMLElement | null>, onMenu: (at: Point) => void): void {
  useEffect(() => {
    const article = owner.current;
    const onKey = (event: KeyboardEvent) => {
      const asked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      if (!asked || event.target !== article || article === null) return;
      event.preventDefault();
      const { left, top } = article.getBoundingClientRect();
      onMenu({ x: left + 72, y: top + 24 });
    };
    article?.addEventListener('keydown', onKey);
    return () => article?.removeEventListener('keydown', onKey);
  }, [owner, onMenu]);
}
