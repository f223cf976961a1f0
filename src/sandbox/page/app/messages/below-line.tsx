import type { JSX } from 'preact';
import { Icon } from '../parts/icon.tsx';
import { attempt } from '../state/doing.ts';
import { goTo } from '../state/place.ts';
import type { Message } from '../wire/view.ts';

export function EphemeralLine({ message }: { readonly message: Message }): JSX.Element {
  return (
    <p class="below-line">
      <Icon name="eye" /> Only you can see this •{' '}
      <button
        type="button"
        class="as-link"
        onClick={() => attempt({ type: 'dismiss', message: message.id })}
      >
        Dismiss message
      </button>
    </p>
  );
}

export function FailureLine({ failure }: { readonly failure: string | null }): JSX.Element | null {
  if (failure === null) return null;
  return (
    <p class="below-line failure" role="alert">
      <Icon name="warning" /> {failure}
    </p>
  );
}

export function ThreadCard(props: {
  readonly thread: NonNullable<Message['thread']>;
}): JSX.Element {
  const { id, name } = props.thread;
  return (
    <button type="button" class="thread-card" onClick={() => goTo({ channel: id })}>
      <Icon name="thread" />
      <strong>{name}</strong>
      <span class="see-thread">See thread ›</span>
    </button>
  );
}
