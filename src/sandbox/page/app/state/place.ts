import { signal } from '@preact/signals';

/** Who is typing, and where: kept in the address, so that every tab has its own and survives a reload. */
export interface Place {
  readonly user: string;
  /** A channel's id; empty for the first channel there is. */
  readonly channel: string;
}

/** Who types when the address does not say. */
export const FIRST_USER = 'mia';

function read(): Place {
  const [user = '', channel = ''] = location.hash.replace(/^#/, '').split('/');
  return { user: user === '' ? FIRST_USER : decodeURIComponent(user), channel };
}

export const place = signal<Place>(read());

addEventListener('hashchange', () => {
  place.value = read();
});

/** Goes somewhere; the browser's Back button leads back. */
export function goTo(next: Partial<Place>): void {
  const { user, channel } = { ...place.value, ...next };
  location.hash = `${encodeURIComponent(user)}/${channel}`;
}
