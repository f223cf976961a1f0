import { useEffect } from 'preact/hooks';

/** Elements in which a key has a meaning of its own. */
const TAKES_KEYS = 'input, textarea, select, button, a, summary, dialog, [role="menu"]';

/** Puts the focus into a field as soon as somebody begins to type, wherever they were reading. */
export function useTypingAnywhere(field: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const letter = event.key.length === 1 && event.key !== ' ';
      if (!letter || event.ctrlKey || event.metaKey || event.altKey) return;
      const busy = (event.target as Element).closest(TAKES_KEYS) !== null;
      if (!busy && document.querySelector('dialog[open]') === null) field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [field]);
}
