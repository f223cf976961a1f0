import type { JSX } from 'preact';
import { Several } from '../components/component.tsx';
import { EmbedView } from '../components/embed.tsx';
import { FileLink } from '../components/file-link.tsx';
import { Picture } from '../components/picture.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { attempt } from '../state/doing.ts';
import { displayName } from '../state/names.ts';
import type { Message } from '../wire/view.ts';
import { isLayout, isLoading } from './timeline.ts';

/** What a message says: text, embeds, files, components and reactions. */
export function MessageBody({ message }: { readonly message: Message }): JSX.Element {
  if (isLoading(message)) return <Thinking name={displayName(message.author)} />;
  const { content, embeds, attachments, components = [], reactions = [] } = message;
  // In a layout, files show only where a component refers to them.
  const files = isLayout(message) ? [] : attachments;
  const pictures = files.filter(({ content_type }) => content_type?.startsWith('image/') === true);
  const others = files.filter((file) => !pictures.includes(file));
  return (
    <div class="message-body">
      {content === '' ? null : <Markdown text={content} />}
      {embeds.map((embed, index) => (
        <EmbedView key={index} embed={embed} />
      ))}
      {pictures.map(({ id, url, description }) => (
        <Picture
          key={id}
          picture={{ media: { url }, description: description ?? null }}
          size="full"
        />
      ))}
      {others.map((file) => (
        <FileLink key={file.id} file={file} />
      ))}
      <Several components={components} message={message} />
      {message.edited_timestamp === null ? null : (
        <small class="edited" title={new Date(message.edited_timestamp).toLocaleString()}>
          (edited)
        </small>
      )}
      {reactions.length === 0 ? null : (
        <div class="reactions">
          {reactions.map(({ emoji, count }) => (
            <button
              key={emoji.name}
              type="button"
              class="reaction"
              onClick={() =>
                attempt({ type: 'react', message: message.id, emoji: emoji.name ?? '' })
              }
            >
              <span class="emoji">{emoji.name}</span> {count}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function Thinking({ name }: { readonly name: string }): JSX.Element {
  return (
    <p class="thinking">
      <span class="dots" aria-hidden="true" /> {name} is thinking…
    </p>
  );
}
