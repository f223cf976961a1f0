import type { JSX } from 'preact';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { isForum, isThread } from '../state/channel-kind.ts';
import { drawerOpen } from '../state/panels.ts';
import { goTo } from '../state/place.ts';
import { channel, guild, unread, world } from '../state/store.ts';
import type { Channel } from '../wire/view.ts';

/** The channels of the server that is shown with their threads, or the direct messages. */
export function ChannelList(): JSX.Element | null {
  const state = world.value;
  if (state === null) return null;
  const here = guild.value;
  return (
    <nav class="channels" aria-label="Channels">
      <div class="sidebar-head">{here === null ? 'Direct messages' : here.name}</div>
      {here === null ? (
        <ul>
          <li>
            <Entry channel={state.direct}>
              <Avatar user={state.bot.user} />
              <span>{state.bot.user.username}</span>
            </Entry>
          </li>
        </ul>
      ) : (
        <>
          <h2>Text channels</h2>
          <ul>
            {here.channels
              .filter((one) => !isThread(one))
              .map((one) => (
                <li key={one.id}>
                  <Entry channel={one}>
                    <Icon name={isForum(one) ? 'thread' : 'hash'} />
                    <span>{one.name}</span>
                  </Entry>
                  <Threads of={one} all={here.channels} />
                </li>
              ))}
          </ul>
        </>
      )}
    </nav>
  );
}

function Threads(props: { readonly of: Channel; readonly all: readonly Channel[] }) {
  const { of, all } = props;
  const threads = all.filter(
    (one) =>
      isThread(one) &&
      one.parent_id === of.id &&
      (one.thread_metadata?.archived !== true || one.id === channel.value?.id),
  );
  if (threads.length === 0) return null;
  return (
    <ul class="threads" aria-label={`Threads of ${of.name}`}>
      {threads.map((one) => (
        <li key={one.id}>
          <Entry channel={one}>
            <Icon name="thread" />
            <span>{one.name}</span>
          </Entry>
        </li>
      ))}
    </ul>
  );
}

function Entry(props: {
  readonly channel: Channel;
  readonly children: JSX.Element | readonly JSX.Element[];
}): JSX.Element {
  const { channel: target, children } = props;
  const current = target.id === channel.value?.id;
  const fresh = unread.value.has(target.id);
  return (
    <button
      type="button"
      class={fresh ? 'channel unread' : 'channel'}
      aria-current={current ? 'page' : undefined}
      onClick={() => {
        drawerOpen.value = false;
        goTo({ channel: target.id });
      }}
    >
      {children as JSX.Element}
      {fresh ? <span class="badge">new</span> : null}
    </button>
  );
}
