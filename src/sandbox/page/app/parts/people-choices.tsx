import { displayName, standing } from '../state/names.ts';
import { guild, world } from '../state/store.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import type { Choice } from './listbox.tsx';

/** People, roles and channels of the place that is shown, as entries of a list. */

export function userChoices(): readonly Choice[] {
  const state = world.value;
  if (state === null) return [];
  return [...state.users, state.bot.user].map((user) => ({
    value: user.id,
    label: displayName(user),
    hint: standing(user.id),
    lead: <Avatar user={user} />,
  }));
}

export function roleChoices(): readonly Choice[] {
  return (guild.value?.roles ?? []).map(({ id, name }) => ({
    value: id,
    label: name.startsWith('@') ? name : `@${name}`,
    hint: 'Role',
    lead: <Icon name="people" />,
  }));
}

export function channelChoices(types?: readonly number[]): readonly Choice[] {
  return (guild.value?.channels ?? [])
    .filter(({ type }) => types === undefined || types.length === 0 || types.includes(type))
    .map(({ id, name = '', type }) => ({
      value: id,
      label: name,
      lead: <Icon name={type === 0 ? 'hash' : 'thread'} />,
    }));
}
