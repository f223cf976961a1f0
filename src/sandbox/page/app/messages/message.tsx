import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Avatar } from '../parts/avatar.tsx';
import { displayName, rolesOf } from '../state/names.ts';
import { interactions, world } from '../state/store.ts';
import type { Message } from '../wire/view.ts';
import { InvocationLine, ReplyLine, SystemLine } from './above-line.tsx';
import { EphemeralLine, FailureLine, ThreadCard } from './below-line.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageBody } from './message-body.tsx';
import { isEphemeral } from './timeline.ts';

/** Message types that carry no words of their author (Discord: "Message Types"). */
const THREAD_CREATED = 18;
const REPLY = 19;

/** One message, with all that stands above and below it. */
export function MessageView(props: {
  readonly message: Message;
  readonly headed: boolean;
}): JSX.Element {
  const { message, headed } = props;
  const article = useRef<HTMLElement>(null);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  if (message.type === THREAD_CREATED) return <SystemLine message={message} />;
  const me = world.value?.user.id ?? '';
  const pinged = message.mentions.some(({ id }) => id === me) || message.mention_everyone;
  const classes = [
    'message',
    headed ? 'headed' : '',
    isEphemeral(message) ? 'ephemeral' : '',
    pinged ? 'pinged' : '',
  ];
  return (
    <article
      ref={article}
      class={classes.filter(Boolean).join(' ')}
      tabIndex={-1}
      aria-label={`${displayName(message.author)}, ${timeOf(message.timestamp)}`}
      data-message-id={message.id}
      onContextMenu={(event) => {
        // Links, pictures and chosen text keep the browser's own menu.
        const own = (event.target as Element).closest('a, img, input, textarea');
        if (own !== null || getSelection()?.isCollapsed === false) return;
        event.preventDefault();
        setMenuAt({ x: event.clientX, y: event.clientY });
      }}
    >
      {message.interaction_metadata === undefined ? null : <InvocationLine message={message} />}
      {message.type === REPLY ? <ReplyLine message={message} /> : null}
      <div class="message-main">
        {headed ? (
          <Avatar user={message.author} />
        ) : (
          <time class="side-time" dateTime={message.timestamp} aria-hidden="true">
            {hourOf(message.timestamp)}
          </time>
        )}
        <div class="message-content">
          {headed ? <Head message={message} /> : null}
          <MessageBody message={message} />
          <FailureLine failure={failureOf(message)} />
          {message.thread === undefined ? null : <ThreadCard thread={message.thread} />}
          {isEphemeral(message) ? <EphemeralLine message={message} /> : null}
        </div>
      </div>
      <MessageActions message={message} menuAt={menuAt} onMenu={setMenuAt} owner={article} />
    </article>
  );
}

function Head({ message }: { readonly message: Message }): JSX.Element {
  const { author, timestamp } = message;
  const [role] = rolesOf(author.id).filter(({ color }) => color !== 0);
  const style = role ? { color: `var(--role-${roleColour(role.color)})` } : {};
  return (
    <div class="message-head">
      <span class="author" style={author.bot === true ? {} : style}>
        {displayName(author)}
      </span>
      {author.bot === true ? <span class="tag">APP</span> : null}
      <time dateTime={timestamp} title={new Date(timestamp).toLocaleString()}>
        {timeOf(timestamp)}
      </time>
    </div>
  );
}

/** The style sheet has shades of these that are readable on both backgrounds. */
function roleColour(color: number): string {
  return color === 0x5865f2 ? 'blurple' : 'plain';
}

/** What Discord says below a message whose button or form failed last. */
function failureOf(message: Message): string | null {
  const me = world.value?.user.id;
  const last = interactions.value.findLast(
    ({ source, original, userId }) =>
      userId === me && (source === message.id || original === message.id),
  );
  return last?.state === 'failed' ? last.failure : null;
}

const hourOf = (timestamp: string): string =>
  new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(new Date(timestamp));

function timeOf(timestamp: string): string {
  const at = new Date(timestamp);
  if (at.toDateString() === new Date().toDateString()) return hourOf(timestamp);
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'short' }).format(at);
}
