import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from '../markdown/markdown.tsx';
import type { Picture as Data } from '../wire/component.ts';

/**
 * A picture that the sandbox holds. One from elsewhere is only linked: nothing is fetched from
 * outside this machine.
 */
export function Picture(props: {
  readonly picture: Data;
  readonly size: 'thumbnail' | 'full';
}): JSX.Element {
  const { media, description, spoiler } = props.picture;
  const [hidden, setHidden] = useState(spoiler === true);
  const text = description ?? '';
  if (hidden) {
    return (
      <button type="button" class={`spoiler-cover ${props.size}`} onClick={() => setHidden(false)}>
        Spoiler
      </button>
    );
  }
  if (!isOwn(media.url)) {
    return (
      <span class={`picture elsewhere ${props.size}`}>
        <Link target={media.url}>{text === '' ? 'A picture on the web' : text}</Link>
      </span>
    );
  }
  return (
    <a class={`picture ${props.size}`} href={media.url} target="_blank" rel="noopener">
      <img src={media.url} alt={text === '' ? 'Picture' : text} loading="lazy" />
    </a>
  );
}

export function Gallery({ items }: { readonly items: readonly Data[] }): JSX.Element {
  return (
    <div class={`gallery of-${Math.min(items.length, 4)}`}>
      {items.map((item, index) => (
        <Picture key={index} picture={item} size="full" />
      ))}
    </div>
  );
}

function isOwn(url: string): boolean {
  return url.startsWith(`${location.origin}/`);
}
