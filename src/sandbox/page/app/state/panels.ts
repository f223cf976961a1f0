import { effect, signal } from '@preact/signals';

export type Side = 'members' | 'developer' | 'none';
export type Theme = 'dark' | 'light';

/** Above this width the messages and a side panel have room beside each other (CSS says the same). */
const wide = matchMedia('(min-width: 1100px)');

function remembered<T extends string>(key: string, known: readonly T[], otherwise: T): T {
  const value = localStorage.getItem(key) as T | null;
  return value !== null && known.includes(value) ? value : otherwise;
}

/** What stands at the right of the messages. */
export const side = signal<Side>(
  wide.matches ? remembered<Side>('side', ['members', 'developer', 'none'], 'members') : 'none',
);

/** Whether the channels lie over the messages, on a phone. */
export const drawerOpen = signal(false);

export const theme = signal<Theme>(
  remembered<Theme>(
    'theme',
    ['dark', 'light'],
    matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark',
  ),
);

export function toggleSide(which: Exclude<Side, 'none'>): void {
  side.value = side.value === which ? 'none' : which;
  if (wide.matches) localStorage.setItem('side', side.value);
}

export function toggleTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', theme.value);
}

effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
});
