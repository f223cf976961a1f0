import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './frame/app.tsx';
import { isDirect } from './state/channel-kind.ts';
import { keepLive } from './state/live.ts';
import { channel, unread, world } from './state/store.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no place for its content.');
keepLive();
effect(showPlaceInTab);
render(<App />, root);

/** Says in the tab where one is, and how many channels have something new. */
function showPlaceInTab(): void {
  const here = channel.value;
  const bot = world.value?.bot.user.username ?? '';
  const name = here === null || isDirect(here) ? `@${bot}` : `#${here.name ?? ''}`;
  const fresh = unread.value.size === 0 ? '' : `(${unread.value.size}) `;
  document.title = here === null ? 'Footnote sandbox' : `${fresh}${name} | Footnote sandbox`;
}
