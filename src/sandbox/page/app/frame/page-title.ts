import { effect } from '@preact/signals';
import { isDirect } from '../state/channel-kind.ts';
import { channel, unread, world } from '../state/store.ts';

/** Says in the tab where one is, and how many channels have something new. */
export function keepTitle(): void {
  effect(() => {
    const here = channel.value;
    const bot = world.value?.bot.user.username ?? '';
    const name = here === null || isDirect(here) ? `@${bot}` : `#${here.name ?? ''}`;
    const fresh = unread.value.size === 0 ? '' : `(${unread.value.size}) `;
    document.title = here === null ? 'Footnote sandbox' : `${fresh}${name} | Footnote sandbox`;
  });
}
