import { Client, Team, TeamMemberMembershipState, TeamMemberRole } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { isOwner } from '../../../../src/discord/gateway/application-owner.ts';

const member = (
  id: string,
  role: string,
  membership_state = TeamMemberMembershipState.Accepted,
) => ({
  team_id: '1',
  membership_state,
  role,
  permissions: ['*'],
  user: { id, username: id, discriminator: '0', global_name: null, avatar: null },
});

/** discord.js keeps the constructor to itself. */
const teamOf = (members: readonly unknown[]): Team => {
  const data = { id: '1', name: 'Team', icon: null, owner_user_id: '10', members };
  return Reflect.construct(Team, [new Client({ intents: [] }), data]);
};

describe('the owner of the application', () => {
  test('is nobody while that is not known', () => {
    expect(isOwner(null, '10')).toBe(false);
  });

  test('is of a team who works on it: not who only looks, nor who was only invited', () => {
    const team = teamOf([
      member('10', ''),
      member('11', TeamMemberRole.Admin),
      member('12', TeamMemberRole.Developer),
      member('13', TeamMemberRole.ReadOnly),
      member('14', TeamMemberRole.Admin, TeamMemberMembershipState.Invited),
    ]);
    const owners = ['10', '11', '12', '13', '14', '15'].filter((id) => isOwner(team, id));
    expect(owners).toEqual(['10', '11', '12']);
  });
});
