import { Team, TeamMemberMembershipState, TeamMemberRole, type User } from 'discord.js';

/**
 * Whether somebody counts as the owner of the application: the owner, or a member of its team who has
 * accepted the invitation and may do more than look. Nobody while Discord has not said who owns it.
 */
export function isOwner(owner: User | Team | null, userId: string): boolean {
  if (!(owner instanceof Team)) return owner?.id === userId;
  const member = owner.members.get(userId);
  return (
    member?.membershipState === TeamMemberMembershipState.Accepted &&
    member.role !== TeamMemberRole.ReadOnly
  );
}
