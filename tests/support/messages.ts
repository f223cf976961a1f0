import { type APIMessage, ComponentType, MessageFlags } from 'discord.js';

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly components?: readonly Component[];
}

function partsOf(message: APIMessage | null | undefined): Component[] {
  const walk = (components: readonly Component[]): Component[] =>
    components.flatMap((component) => [component, ...walk(component.components ?? [])]);
  return walk((message?.components ?? []) as readonly Component[]);
}

/** The text displays of a message that Discord has, one after the other. */
export function textOf(message: APIMessage | null | undefined): string {
  return partsOf(message)
    .flatMap(({ content }) => (content === undefined ? [] : [content]))
    .join('\n');
}

/** The labels of its buttons; those that cannot be pressed in brackets. */
export function labelsOf(message: APIMessage | null | undefined): string[] {
  return partsOf(message)
    .filter(({ type }) => type === ComponentType.Button)
    .map(({ label = '', disabled }) => (disabled === true ? `(${label})` : label));
}

export function isEphemeral(message: APIMessage | null | undefined): boolean {
  return ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}
