import type { JSX } from 'preact';
import { displayName } from '../state/names.ts';
import type { User } from '../wire/view.ts';

/** How many colours there are for people; the style sheet names them. */
const COLOURS = 6;

/** The face of a user: the bot's sign, or a person's first letter on a colour of their own. */
export function Avatar({ user }: { readonly user: User }): JSX.Element {
  if (user.bot === true) return <img class="avatar" src="/icon.svg" alt="" />;
  const colour = Number(BigInt(user.id) % BigInt(COLOURS));
  return (
    <span class={`avatar colour-${colour}`} aria-hidden="true">
      {displayName(user).charAt(0).toUpperCase()}
    </span>
  );
}
