import type { ComponentChildren, JSX } from 'preact';
import { openCommand } from '../composer/draft.ts';
import { nameOfChannel, nameOfUser, roleById } from '../state/names.ts';
import { goTo } from '../state/place.ts';

export function Mention({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <span class="mention">{children}</span>;
}

export function UserMention({ id }: { readonly id: string }): JSX.Element {
  return <Mention>@{nameOfUser(id)}</Mention>;
}

export function RoleMention({ id }: { readonly id: string }): JSX.Element {
  return <Mention>@{roleById(id)?.name.replace(/^@/, '') ?? 'unknown-role'}</Mention>;
}

export function ChannelMention({ id }: { readonly id: string }): JSX.Element {
  return (
    <button type="button" class="mention" onClick={() => goTo({ channel: id })}>
      #{nameOfChannel(id)}
    </button>
  );
}

/** A command that is mentioned can be started from there. */
export function CommandMention({ name }: { readonly name: string }): JSX.Element {
  return (
    <button type="button" class="mention" onClick={() => openCommand(name)}>
      /{name}
    </button>
  );
}
