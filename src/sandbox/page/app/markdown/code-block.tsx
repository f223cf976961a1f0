import type { JSX } from 'preact';
import { CopyButton } from '../parts/copy-button.tsx';

export function CodeBlock(props: {
  readonly code: string;
  readonly language: string;
}): JSX.Element {
  const { code, language } = props;
  return (
    <div class="code-block">
      <Scrolling label={language === '' ? 'Code' : `Code in ${language}`}>{code}</Scrolling>
      <CopyButton text={code} />
    </div>
  );
}

/** Text that scrolls in itself, and so must be reachable by keyboard. */
export function Scrolling(props: {
  readonly label: string;
  readonly children: string;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
    <section tabIndex={0} aria-label={props.label}>
      <pre>
        <code>{props.children}</code>
      </pre>
    </section>
  );
}
