import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

/** Hidden until it is asked for. What is hidden is hidden from screen readers too. */
export function Spoiler({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const [shown, setShown] = useState(false);
  if (shown) return <span class="spoiler shown">{children}</span>;
  return (
    <button type="button" class="spoiler" aria-label="Show spoiler" onClick={() => setShown(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
