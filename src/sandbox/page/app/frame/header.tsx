import type { JSX } from 'preact';
import { Icon, type IconName } from '../parts/icon.tsx';
import { isDirect, isThread } from '../state/channel-kind.ts';
import { drawerOpen, side, theme, toggleSide, toggleTheme } from '../state/panels.ts';
import { channel, world } from '../state/store.ts';

/** Where one is, and what may stand beside it. */
export function Header(): JSX.Element | null {
  const here = channel.value;
  const state = world.value;
  if (here === null || state === null) return null;
  const direct = isDirect(here);
  const name = direct ? state.bot.user.username : (here.name ?? '');
  const other = theme.value === 'dark' ? 'light' : 'dark';
  return (
    <header class="header">
      <button
        type="button"
        class="tool drawer-button"
        aria-label="Channels and people"
        aria-expanded={drawerOpen.value}
        onClick={() => (drawerOpen.value = true)}
      >
        <Icon name="menu" />
      </button>
      <span class="header-icon">
        {direct ? (
          <img class="avatar" src="/icon.svg" alt="" />
        ) : (
          <Icon name={isThread(here) ? 'thread' : 'hash'} />
        )}
      </span>
      <h1>{name}</h1>
      {here.topic ? <p class="topic">{here.topic}</p> : <p class="topic" />}
      <button
        type="button"
        class="tool"
        aria-label={`Use the ${other} theme`}
        title={`Use the ${other} theme`}
        onClick={toggleTheme}
      >
        <Icon name={theme.value === 'dark' ? 'sun' : 'moon'} />
      </button>
      {direct ? null : <SideButton which="members" label="Members" icon="people" />}
      <SideButton which="developer" label="Developer panel" icon="developer" />
    </header>
  );
}

function SideButton(props: {
  readonly which: 'members' | 'developer';
  readonly label: string;
  readonly icon: IconName;
}): JSX.Element {
  const { which, label, icon } = props;
  return (
    <button
      type="button"
      class="tool"
      aria-label={label}
      title={label}
      aria-pressed={side.value === which}
      onClick={() => toggleSide(which)}
    >
      <Icon name={icon} />
    </button>
  );
}
