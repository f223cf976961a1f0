import type { JSX } from 'preact';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { displayName } from '../state/names.ts';
import { goTo } from '../state/place.ts';
import { interactions } from '../state/store.ts';
import type { Message } from '../wire/view.ts';

/** Whose command a message answers: "Mia used /ask". */
export function InvocationLine({ message }: { readonly message: Message }): JSX.Element | null {
  const metadata = message.interaction_metadata;
  if (metadata === undefined) return null;
  const known = interactions.value.find(({ id }) => id === metadata.id);
  const isCommand = known === undefined || known.type === 2;
  return (
    <p class="above-line">
      <Avatar user={metadata.user} />
      <strong>{displayName(metadata.user)}</strong> used{' '}
      {isCommand ? (
        <span class="used">{known?.title ?? 'a command'}</span>
      ) : (
        <span class="used">{known.type === 5 ? `the form “${known.title}”` : known.title}</span>
      )}
    </p>
  );
}

/** What a message replies to, in one line. */
export function ReplyLine({ message }: { readonly message: Message }): JSX.Element {
  const target = message.referenced_message;
  if (target == null) return <p class="above-line">Original message was deleted</p>;
  return (
    <p class="above-line">
      <Avatar user={target.author} />
      <strong>{displayName(target.author)}</strong>
      <span class="excerpt">
        {target.content === '' ? 'A message without text' : target.content}
      </span>
    </p>
  );
}

/** "Mia started a thread". */
export function SystemLine({ message }: { readonly message: Message }): JSX.Element {
  const target = message.message_reference?.channel_id;
  return (
    <p class="system-line">
      <Icon name="thread" />
      <span>
        <strong>{displayName(message.author)}</strong> started a thread:{' '}
        {target === undefined ? (
          message.content
        ) : (
          <button type="button" class="as-link" onClick={() => goTo({ channel: target })}>
            {message.content}
          </button>
        )}
      </span>
    </p>
  );
}
