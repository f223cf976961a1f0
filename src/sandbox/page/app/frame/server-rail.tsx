import type { JSX } from 'preact';
import { goTo } from '../state/place.ts';
import { channel, unread, world } from '../state/store.ts';

/** The servers, with the direct messages above them. */
export function ServerRail(): JSX.Element | null {
  const state = world.value;
  if (state === null) return null;
  const here = channel.value;
  const direct = here?.id === state.direct.id;
  return (
    <nav class="rail" aria-label="Servers">
      <button
        type="button"
        class="rail-item"
        aria-label="Direct messages"
        aria-current={direct ? 'page' : undefined}
        title="Direct messages"
        onClick={() => goTo({ channel: state.direct.id })}
      >
        <img src="/icon.svg" alt="" />
        {unread.value.has(state.direct.id) ? <span class="badge">new</span> : null}
      </button>
      <hr />
      {state.guilds.map(({ id, name, channels }) => (
        <button
          key={id}
          type="button"
          class="rail-item"
          aria-label={name}
          aria-current={here?.guild_id === id ? 'page' : undefined}
          title={name}
          onClick={() => goTo({ channel: channels[0]?.id ?? '' })}
        >
          <span class="initials" data-initials={initials(name)} />
        </button>
      ))}
    </nav>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 3);
}
