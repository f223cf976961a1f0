import type { JSX } from 'preact';
import { Icon } from '../parts/icon.tsx';
import { notice, online, world } from '../state/store.ts';

/** Says when something that should be there is not: the sandbox, or the bot. */
export function StatusLine(): JSX.Element {
  const text = sentence();
  return (
    <div role="status">
      {text === null ? null : (
        <p class="status-line">
          <Icon name="warning" /> {text}
        </p>
      )}
    </div>
  );
}

function sentence(): string | null {
  const state = world.value;
  if (state === null) return notice.value === '' ? null : notice.value;
  if (!online.value) return 'The sandbox does not answer. Trying to reach it again…';
  if (!state.bot.online) return `${state.bot.user.username} is offline. Waiting for it to connect…`;
  return null;
}
