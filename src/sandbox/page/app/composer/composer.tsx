import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { isForum, isThread } from '../state/channel-kind.ts';
import { displayName } from '../state/names.ts';
import {
  channel,
  MANAGE_MESSAGES,
  may,
  notice,
  replyingTo,
  SEND_IN_THREADS,
  SEND_MESSAGES,
} from '../state/store.ts';
import { CommandLine } from './command-line.tsx';
import { draft, enter, files } from './draft.ts';
import { TextLine } from './text-line.tsx';

/** Option type of a file. */
const FILE_OPTION = 11;

/** Where a person writes: a message with files, or a slash command with its options. */
export function Composer(): JSX.Element {
  const dropping = useDrop();
  const here = channel.value;
  const thread = here !== null && isThread(here);
  const locked = here?.thread_metadata?.locked === true && !may(MANAGE_MESSAGES);
  const forum = here !== null && isForum(here);
  const allowed = !forum && !locked && may(thread ? SEND_IN_THREADS : SEND_MESSAGES);
  return (
    <div class="composer-area">
      {notice.value === '' ? null : (
        <p class="notice" role="alert">
          <Icon name="warning" /> <span>{notice.value}</span>
          <button type="button" aria-label="Close" onClick={() => (notice.value = '')}>
            <Icon name="close" />
          </button>
        </p>
      )}
      <ReplyBar />
      <div class={dropping ? 'composer dropping' : 'composer'}>
        {draft.value === null ? (
          <TextLine allowed={allowed} />
        ) : (
          <CommandLine draft={draft.value} />
        )}
      </div>
      {dropping ? (
        <p class="drop-hint" role="status">
          Drop the files to attach them
        </p>
      ) : null}
    </div>
  );
}

function ReplyBar(): JSX.Element | null {
  const target = replyingTo.value;
  if (target === null || draft.value !== null) return null;
  return (
    <div class="reply-bar">
      <span>
        Replying to <strong>{displayName(target.author)}</strong>
      </span>
      <button type="button" aria-label="Cancel reply" onClick={() => (replyingTo.value = null)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** Puts files that are dropped anywhere into the message, or into the command's file option. */
function useDrop(): boolean {
  const [dropping, setDropping] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDropping(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDropping(false);
      takeFiles([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return dropping;
}

function takeFiles(dropped: readonly File[]): void {
  const [first] = dropped;
  const command = draft.value;
  if (first === undefined) return;
  if (command === null) {
    files.value = [...files.value, ...dropped].slice(0, 10);
    return;
  }
  const option = command.leaf.options.find(({ type }) => type === FILE_OPTION);
  if (option === undefined) {
    notice.value = `/${command.leaf.path} takes no file.`;
    return;
  }
  if (!command.shown.includes(option.name)) {
    draft.value = { ...command, shown: [...command.shown, option.name] };
  }
  enter(option.name, { text: first.name, value: first });
}
