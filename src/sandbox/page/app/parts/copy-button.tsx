import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** How long "Copied" stands, in milliseconds. */
const SHOWN_MS = 1500;

export function CopyButton({ text }: { readonly text: string }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <button type="button" class="copy" aria-label={copied ? 'Copied' : 'Copy'} onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
    </button>
  );
}
