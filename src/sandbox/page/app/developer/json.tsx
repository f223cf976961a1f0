import type { JSX } from 'preact';
import { Scrolling } from '../markdown/code-block.tsx';
import { CopyButton } from '../parts/copy-button.tsx';

/** Data as it went over the wire. */
export function Json({ value }: { readonly value: unknown }): JSX.Element {
  const text = JSON.stringify(value, null, 2);
  return (
    <div class="code-block">
      <Scrolling label="JSON">{text}</Scrolling>
      <CopyButton text={text} />
    </div>
  );
}
