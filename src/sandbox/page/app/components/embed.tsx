import type { JSX } from 'preact';
import { Link, Markdown } from '../markdown/markdown.tsx';
import type { Embed } from '../wire/view.ts';
import { Picture } from './picture.tsx';

export function EmbedView({ embed }: { readonly embed: Embed }): JSX.Element {
  const { color, author, title, url, description, fields = [], image, thumbnail, footer } = embed;
  const style =
    color === undefined ? {} : { '--accent': `#${color.toString(16).padStart(6, '0')}` };
  return (
    <div class="container embed accented" style={style}>
      {author ? <p class="embed-author">{author.name}</p> : null}
      {title ? <p class="embed-title">{url ? <Link target={url}>{title}</Link> : title}</p> : null}
      {description ? <Markdown text={description} /> : null}
      {fields.length === 0 ? null : (
        <dl class="embed-fields">
          {fields.map((field, index) => (
            <div key={index} class={field.inline === true ? 'inline' : ''}>
              <dt>{field.name}</dt>
              <dd>
                <Markdown text={field.value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {thumbnail ? <Picture picture={{ media: thumbnail }} size="thumbnail" /> : null}
      {image ? <Picture picture={{ media: image }} size="full" /> : null}
      {footer ? <small class="subtext">{footer.text}</small> : null}
    </div>
  );
}
