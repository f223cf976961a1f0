import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Markdown } from '../markdown/markdown.tsx';
import type { Component, Container, Section } from '../wire/component.ts';
import type { Message } from '../wire/view.ts';
import { ActionButton } from './action-button.tsx';
import { ActionSelect } from './action-select.tsx';
import type { ComponentProps } from './component-props.ts';
import { FileLink } from './file-link.tsx';
import { Gallery, Picture } from './picture.tsx';

/** Any component of a message, with those inside it. */
function MessageComponent({ component, message }: ComponentProps<Component>): JSX.Element {
  switch (component.type) {
    case 1:
      return (
        <div class="row">
          <Several components={component.components} message={message} />
        </div>
      );
    case 2:
      return <ActionButton component={component} message={message} />;
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return <ActionSelect component={component} message={message} />;
    case 9:
      return <SectionView component={component} message={message} />;
    case 10:
      return <Markdown text={component.content} />;
    case 11:
      return <Picture picture={component} size="thumbnail" />;
    case 12:
      return <Gallery items={component.items} />;
    case 13:
      return <FileLink file={fileOf(component.file.url, message)} />;
    case 14:
      return (
        <hr
          class={`separator ${component.spacing === 2 ? 'wide' : ''} ${component.divider === false ? 'blank' : ''}`}
        />
      );
    case 17:
      return <ContainerView component={component} message={message} />;
    default:
      return <p class="subtext">{`A component of type ${(component as Component).type}`}</p>;
  }
}

export function Several(props: {
  readonly components: readonly Component[];
  readonly message: Message;
}): JSX.Element {
  const { components, message } = props;
  return (
    <>
      {components.map((one, index) => (
        <MessageComponent key={keyOf(one, index)} component={one} message={message} />
      ))}
    </>
  );
}

/** A button that is still there after an update keeps its element, and so the focus. */
function keyOf(component: Component, index: number): string {
  return 'custom_id' in component ? `${index} ${component.type}` : String(index);
}

function SectionView({ component, message }: ComponentProps<Section>): JSX.Element {
  return (
    <div class="section">
      <div class="section-text">
        <Several components={component.components} message={message} />
      </div>
      <MessageComponent component={component.accessory} message={message} />
    </div>
  );
}

function ContainerView({ component, message }: ComponentProps<Container>): JSX.Element {
  const [hidden, setHidden] = useState(component.spoiler === true);
  const { accent_color: accent } = component;
  const style =
    typeof accent === 'number' ? { '--accent': `#${accent.toString(16).padStart(6, '0')}` } : {};
  return (
    <div class={typeof accent === 'number' ? 'container accented' : 'container'} style={style}>
      {hidden ? (
        <button type="button" class="spoiler-cover" onClick={() => setHidden(false)}>
          Spoiler
        </button>
      ) : (
        <Several components={component.components} message={message} />
      )}
    </div>
  );
}

/** What the message knows of the file at an address. */
function fileOf(url: string, { attachments }: Message) {
  const known = attachments.find((one) => one.url === url);
  const filename = decodeURIComponent(url.split('/').at(-1) ?? 'file');
  return known ?? { url, filename, size: null };
}
