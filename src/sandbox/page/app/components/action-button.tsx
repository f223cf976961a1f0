import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from '../markdown/markdown.tsx';
import { Icon } from '../parts/icon.tsx';
import { attempt } from '../state/doing.ts';
import type { Button } from '../wire/component.ts';
import type { ComponentProps } from './component-props.ts';

/** Button styles by Discord's numbers. */
const STYLES = ['', 'primary', 'secondary', 'success', 'danger', 'secondary', 'primary'];

/** What a screen reader says of the signs that bots put on buttons without a word. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '◀': 'Previous (◀)',
    '▶': 'Next (▶)',
    '🗑': 'Delete (🗑)',
    '👍': 'Good (👍)',
    '👎': 'Bad (👎)',
  }),
);

/**
 * A button of the bot's. While the bot has not acknowledged, it shows three dots. One that the bot
 * disables keeps the focus, so that turning to the last page does not throw the reader out.
 */
export function ActionButton({ component, message }: ComponentProps<Button>): JSX.Element {
  const [busy, setBusy] = useState(false);
  const { label, emoji, url, custom_id, disabled = false } = component;
  const style = STYLES[component.style] ?? 'secondary';
  const sign = emoji?.name?.replace(/\ufe0f$/u, '');
  const face = (
    <>
      {sign ? <span class="emoji">{emoji?.id ? `:${sign}:` : sign}</span> : null}
      {label ? <span>{label}</span> : null}
    </>
  );
  if (url !== undefined && !disabled) {
    return (
      <span class="button secondary link-button">
        <Link target={url}>
          {face} <Icon name="link" />
        </Link>
      </span>
    );
  }
  const press = async () => {
    if (busy || disabled || custom_id === undefined) return;
    setBusy(true);
    await attempt({ type: 'press', message: message.id, button: custom_id });
    setBusy(false);
  };
  const wordless = label === undefined || label.trim() === '' || SIGNS.has(label);
  const name = wordless ? (SIGNS.get((label || sign) ?? '') ?? sign) : undefined;
  return (
    <button
      type="button"
      class={`button ${style}`}
      aria-label={name}
      aria-busy={busy}
      aria-disabled={disabled}
      data-custom-id={custom_id}
      onClick={press}
    >
      <span class={busy ? 'button-face hidden' : 'button-face'}>{face}</span>
      {busy ? <span class="dots" aria-hidden="true" /> : null}
    </button>
  );
}
