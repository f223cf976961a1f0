import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { CodeBlock } from './code-block.tsx';
import { ChannelMention, CommandMention, Mention, RoleMention, UserMention } from './mention.tsx';
import type { MarkdownNode } from './node.ts';
import { parse } from './parse.ts';
import { writeTime } from './timestamps.ts';

/** Text in Discord's Markdown. What people and documents wrote becomes text nodes, never markup. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  const nodes = useMemo(() => parse(text), [text]);
  return <div class="markdown">{all(nodes)}</div>;
}

function all(content: MarkdownNode['content']): ComponentChildren {
  if (content === undefined || typeof content === 'string') return content;
  return content.map((node, index) => <Piece key={index} node={node} />);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function Piece({ node }: { readonly node: MarkdownNode }): ComponentChildren {
  const inside = () => all(node.content);
  switch (node.type) {
    case 'text':
      return text(node.content);
    case 'br':
      return <br />;
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'em':
      return <em>{inside()}</em>;
    case 'underline':
      return <u>{inside()}</u>;
    case 'strikethrough':
      return <s>{inside()}</s>;
    case 'spoiler':
      return <Spoiler>{inside()}</Spoiler>;
    case 'inlineCode':
      return <code>{inside()}</code>;
    case 'codeBlock':
      return <CodeBlock code={text(node.content)} language={text(node['lang'])} />;
    case 'quote':
      return <blockquote>{inside()}</blockquote>;
    case 'heading':
      return <Heading level={Number(node['level'])}>{inside()}</Heading>;
    case 'subtext':
      return <small class="subtext">{inside()}</small>;
    case 'list':
      return <List node={node} />;
    case 'link':
    case 'url':
    case 'autolink':
      return <Link target={text(node['target'])}>{inside()}</Link>;
    case 'user':
      return <UserMention id={text(node['id'])} />;
    case 'role':
      return <RoleMention id={text(node['id'])} />;
    case 'channel':
      return <ChannelMention id={text(node['id'])} />;
    case 'slashCommand':
      return <CommandMention name={text(node['fullName'])} />;
    case 'everyone':
    case 'here':
      return <Mention>@{node.type}</Mention>;
    case 'guildNavigation':
      return <Mention>{text(node['navigationType']) || 'Server guide'}</Mention>;
    case 'timestamp':
      return <Time seconds={Number(node['timestamp'])} style={text(node['format']) || undefined} />;
    case 'emoji':
      return <span class="emoji">:{text(node['name'])}:</span>;
    default:
      // Emoji and emoticons are text like any other.
      return text(node.content) || text(node['name']);
  }
}

/** The page has headings of its own above those in messages. */
function Heading({
  level,
  children,
}: {
  readonly level: number;
  readonly children: ComponentChildren;
}): JSX.Element {
  if (level === 1) return <h3 class="heading-1">{children}</h3>;
  if (level === 2) return <h4 class="heading-2">{children}</h4>;
  return <h5 class="heading-3">{children}</h5>;
}

function List({ node }: { readonly node: MarkdownNode }): JSX.Element {
  const items = node['items'] as readonly (readonly MarkdownNode[])[];
  const entries = items.map((item, index) => <li key={index}>{all(item)}</li>);
  return node['ordered'] === true ? (
    <ol start={Number(node['start'])}>{entries}</ol>
  ) : (
    <ul>{entries}</ul>
  );
}

/** A link to the web, and to nothing else: addresses of other kinds stay text. */
export function Link({
  target,
  children,
}: {
  readonly target: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  if (!/^https?:\/\//i.test(target)) return <>{children}</>;
  return (
    <a href={target} target="_blank" rel="noopener noreferrer" title={target}>
      {children}
    </a>
  );
}

function Time({
  seconds,
  style,
}: {
  readonly seconds: number;
  readonly style: string | undefined;
}): JSX.Element {
  const now = Date.now();
  const long = writeTime(seconds, 'F', now);
  if (long === null) return <span class="timestamp">Invalid date</span>;
  return (
    <time class="timestamp" dateTime={new Date(seconds * 1000).toISOString()} title={long}>
      {writeTime(seconds, style, now)}
    </time>
  );
}

/** Hidden until it is asked for. What is hidden is hidden from screen readers too. */
function Spoiler({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const [shown, setShown] = useState(false);
  if (shown) return <span class="spoiler shown">{children}</span>;
  return (
    <button type="button" class="spoiler" aria-label="Show spoiler" onClick={() => setShown(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
