import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { Menu } from '../parts/menu.tsx';
import { attempt } from '../state/doing.ts';
import { displayName, rolesOf, userById } from '../state/names.ts';
import { toggleSide } from '../state/panels.ts';
import { goTo } from '../state/place.ts';
import { commands, guild, world } from '../state/store.ts';
import type { User } from '../wire/view.ts';

/** Who is here, by the highest role that stands out. */
export function MemberList(): JSX.Element {
  const here = guild.value;
  const users = (here?.members ?? []).flatMap(({ userId }) => userById(userId) ?? []);
  const groups = [...(here?.roles ?? []), null]
    .filter((role) => role === null || role.hoist)
    .sort((a, b) => (b?.position ?? 0) - (a?.position ?? 0))
    .map((role) => ({
      name: role?.name ?? 'Online',
      people: users.filter((user) => hoistedRole(user) === (role?.id ?? null)),
    }))
    .filter(({ people }) => people.length > 0);
  return (
    <aside class="side members" aria-label="Members">
      <div class="side-head">
        <h2>Members</h2>
        <button
          type="button"
          class="tool"
          aria-label="Close members"
          onClick={() => toggleSide('members')}
        >
          <Icon name="close" />
        </button>
      </div>
      {groups.map(({ name, people }) => (
        <section key={name} aria-label={name}>
          <h3>
            {name} — {people.length}
          </h3>
          <ul>
            {people.map((user) => (
              <li key={user.id}>
                <MemberEntry user={user} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  );
}

/** The highest role of a user's that has a group of its own. */
function hoistedRole({ id }: User): string | null {
  return rolesOf(id).find(({ hoist }) => hoist)?.id ?? null;
}

function MemberEntry({ user }: { readonly user: User }): JSX.Element {
  const trigger = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const state = world.value;
  const isBot = user.bot === true;
  const away = isBot && state?.bot.online === false;
  const open = () => {
    const { left, bottom } = (trigger.current ?? document.body).getBoundingClientRect();
    setAt({ x: left, y: bottom });
  };
  const apps = commands.value.filter(({ type }) => type === 2);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        class={away ? 'member away' : 'member'}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={open}
        onContextMenu={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <span class={away ? 'presence offline' : 'presence'}>
          <Avatar user={user} />
        </span>
        <span class="member-name">{displayName(user)}</span>
        {guild.value?.ownerId === user.id ? (
          <span class="owner" title="Owner">
            <Icon name="owner" />
            <span class="only-heard">Owner</span>
          </span>
        ) : null}
        {isBot ? <span class="tag">APP</span> : null}
      </button>
      {at === null ? null : (
        <Menu
          at={at}
          label={displayName(user)}
          groups={[
            {
              label: null,
              entries: isBot
                ? [
                    {
                      label: 'Message',
                      icon: 'message',
                      run: () => goTo({ channel: state?.direct.id ?? '' }),
                    },
                  ]
                : [
                    {
                      label: `Type as ${displayName(user)}`,
                      icon: 'message',
                      run: () => goTo({ user: user.username }),
                    },
                  ],
            },
            {
              label: 'Apps',
              entries: apps.map(({ name }) => ({
                label: name,
                icon: 'apps' as const,
                run: () => attempt({ type: 'user-menu', name, target: user.id }),
              })),
            },
          ]}
          onClose={() => {
            setAt(null);
            trigger.current?.focus();
          }}
        />
      )}
    </>
  );
}
