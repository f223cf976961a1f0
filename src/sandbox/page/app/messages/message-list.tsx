import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { channel, dismissed, interactions, messages, world } from '../state/store.ts';
import type { Interaction } from '../wire/view.ts';
import { MessageView } from './message.tsx';
import { timeline } from './timeline.ts';
import { TypingLine } from './typing-line.tsx';
import { Unanswered } from './unanswered.tsx';
import { Welcome } from './welcome.tsx';

/** How near the end one must be, in CSS pixels, for new messages to be followed. */
const NEAR_END = 80;

/** The channel's messages. Arrow keys go from one to the next. */
export function MessageList(): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const here = channel.value?.id ?? '';
  const entries = timeline(messages.value, unansweredIn(here));
  const last = messages.value.at(-1);
  const mine = (last?.interaction_metadata?.user ?? last?.author)?.id === world.value?.user.id;
  useStickToEnd(box, {
    place: here,
    content: `${entries.length} ${last?.edited_timestamp ?? ''}`,
    follow: mine ? (last?.id ?? '') : '',
  });
  return (
    <div
      ref={box}
      class="messages"
      role="log"
      aria-label="Messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
      tabIndex={0}
      onKeyDown={moveFocus}
    >
      <div>
        <Welcome />
        {entries.map((entry) => {
          if (entry.kind === 'day') return <DayLine key={entry.id} at={entry.at} />;
          if (entry.kind === 'command') {
            return <Unanswered key={entry.id} interaction={entry.interaction} />;
          }
          return <MessageView key={entry.id} message={entry.message} headed={entry.headed} />;
        })}
        <TypingLine />
      </div>
    </div>
  );
}

/** This person's commands in a channel that the bot has not acknowledged, or failed to. */
function unansweredIn(channelId: string): readonly Interaction[] {
  const me = world.value?.user.id;
  return interactions.value.filter(
    (one) =>
      one.channelId === channelId &&
      one.userId === me &&
      one.original === null &&
      (one.type === 2 || one.type === 5) &&
      (one.state === 'pending' || one.state === 'failed') &&
      !dismissed.value.has(one.id),
  );
}

function DayLine({ at }: { readonly at: Date }): JSX.Element {
  return (
    <div class="day-line">
      <time dateTime={at.toISOString()}>
        {new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(at)}
      </time>
    </div>
  );
}

/**
 * Keeps the newest message in sight unless somebody has scrolled up to read. `follow` is a message
 * that is shown all the same, such as the answer to one's own command.
 */
function useStickToEnd(
  box: { readonly current: HTMLDivElement | null },
  shown: { readonly place: string; readonly content: string; readonly follow: string },
): void {
  const { place, content, follow } = shown;
  const seen = useRef('');
  const followed = useRef('');
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    watcher.observe(element);
    // What is in it grows too, when a command fails or a picture arrives.
    if (element.firstElementChild !== null) watcher.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', onScroll);
      watcher.disconnect();
    };
  }, [box]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const moved = seen.current !== place || (follow !== '' && followed.current !== follow);
    if (moved) atEnd.current = true;
    seen.current = place;
    followed.current = follow;
    if (atEnd.current) element.scrollTop = element.scrollHeight;
  }, [box, place, content, follow]);
}

function moveFocus(event: KeyboardEvent): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const list = event.currentTarget as HTMLElement;
  const from = document.activeElement;
  const onMessage = from === list || from?.matches('article') === true;
  if (!onMessage) return;
  const articles = [...list.querySelectorAll<HTMLElement>('article')];
  const index = articles.indexOf(from as HTMLElement);
  const next = event.key === 'ArrowUp' ? (index === -1 ? articles.length : index) - 1 : index + 1;
  if (index === -1 && event.key === 'ArrowDown') return;
  articles[next]?.focus();
  event.preventDefault();
}
