import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';
import { Popover } from './popover.tsx';

export interface MenuGroup {
  readonly label: string | null;
  readonly entries: readonly {
    readonly label: string;
    readonly icon: IconName;
    readonly run: () => void;
    readonly danger?: boolean;
  }[];
}

/** A menu at a point of the window, after the ARIA menu pattern: arrows, Home, End, Enter, Esc. */
export function Menu(props: {
  readonly at: { readonly x: number; readonly y: number };
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onClose: () => void;
}): JSX.Element {
  const { at, label, groups, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => items(box.current)[0]?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items(box.current);
    const index = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) all.at(to % all.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const filled = groups.filter(({ entries }) => entries.length > 0);
  return (
    <Popover anchor={at} placement="bottom-start" onClose={onClose}>
      <div
        ref={box}
        class="menu"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {filled.map((group, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
          <div key={index} class="menu-group" role="group" aria-label={group.label ?? undefined}>
            {group.label === null ? null : (
              <div class="menu-label" aria-hidden="true">
                {group.label}
              </div>
            )}
            {group.entries.map((entry) => (
              <button
                key={entry.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                class={entry.danger === true ? 'menu-item danger' : 'menu-item'}
                onClick={() => {
                  onClose();
                  entry.run();
                }}
              >
                <span>{entry.label}</span>
                <Icon name={entry.icon} />
              </button>
            ))}
          </div>
        ))}
      </div>
    </Popover>
  );
}

function items(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}
