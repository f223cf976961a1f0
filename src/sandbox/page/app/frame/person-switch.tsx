import type { JSX } from 'preact';
import { Avatar } from '../parts/avatar.tsx';
import { displayName, standing } from '../state/names.ts';
import { goTo } from '../state/place.ts';
import { world } from '../state/store.ts';

/** Chooses who is typing: what a person may see and do differs. */
export function PersonSwitch(): JSX.Element | null {
  const state = world.value;
  if (state === null) return null;
  const direct = (id: string) => (id === state.direct.id ? '' : id);
  return (
    <fieldset class="person-switch">
      <legend>You are typing as</legend>
      {state.users.map((user) => (
        <label key={user.id} class="person">
          <input
            type="radio"
            name="person"
            checked={user.id === state.user.id}
            onChange={() => goTo({ user: user.username, channel: direct(currentChannel()) })}
          />
          <Avatar user={user} />
          <span class="person-name">{displayName(user)}</span>
          <span class="person-standing">{standing(user.id)}</span>
        </label>
      ))}
    </fieldset>
  );
}

const currentChannel = (): string => location.hash.split('/')[1] ?? '';
