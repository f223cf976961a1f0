import type { Role, User } from '../wire/view.ts';
import { guild, world } from './store.ts';

/** A user by id, the bot included. */
export function userById(id: string): User | null {
  const state = world.value;
  if (state === null) return null;
  return [...state.users, state.bot.user].find((one) => one.id === id) ?? null;
}

export function displayName(user: User): string {
  const nick = guild.value?.members.find(({ userId }) => userId === user.id)?.nick;
  return nick ?? user.global_name ?? user.username;
}

export function nameOfUser(id: string): string {
  const user = userById(id);
  return user === null ? 'unknown-user' : displayName(user);
}

export function nameOfChannel(id: string): string {
  const all = world.value?.guilds.flatMap(({ channels }) => channels) ?? [];
  return all.find((one) => one.id === id)?.name ?? 'unknown';
}

export function roleById(id: string): Role | null {
  const all = world.value?.guilds.flatMap(({ roles }) => roles) ?? [];
  return all.find((one) => one.id === id) ?? null;
}

/** The roles that a user holds in the server that is shown, highest first, without @everyone. */
export function rolesOf(userId: string): readonly Role[] {
  const here = guild.value;
  const ids = here?.members.find((member) => member.userId === userId)?.roles ?? [];
  return (here?.roles ?? [])
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) => b.position - a.position);
}

/** What a person is in the server that is shown, in one word. */
export function standing(userId: string): string {
  const here = guild.value ?? world.value?.guilds[0] ?? null;
  if (here === null) return 'User';
  if (here.ownerId === userId) return 'Owner';
  const ids = here.members.find((member) => member.userId === userId)?.roles ?? [];
  const [first] = here.roles
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) => b.position - a.position);
  return first?.name ?? 'Member';
}
