import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { typingSince, world } from '../state/store.ts';

/** How long Discord shows that somebody types, in milliseconds. */
const TYPING_MS = 10_000;

export function TypingLine(): JSX.Element | null {
  const since = typingSince.value;
  useEffect(() => {
    if (since === 0) return undefined;
    const timer = setTimeout(() => (typingSince.value = 0), TYPING_MS);
    return () => clearTimeout(timer);
  }, [since]);
  if (since === 0) return null;
  return (
    <p class="typing-line">
      <span class="dots" aria-hidden="true" /> <strong>{world.value?.bot.user.username}</strong> is
      typing…
    </p>
  );
}
