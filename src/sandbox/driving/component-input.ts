import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import { ClientRefusal } from '../refusal.ts';
import { type WireComponent, walk } from '../world/component-walk.ts';
import type { Resolver } from './resolver.ts';

/** A message's component by custom id, or a button by its label. */
export function componentOf(message: APIMessage, idOrLabel: string): WireComponent {
  const all = [...walk((message.components ?? []) as unknown as WireComponent[])];
  const found =
    all.find(({ component }) => component['custom_id'] === idOrLabel) ??
    all.find(({ component }) => component.type === 2 && component['label'] === idOrLabel) ??
    all.find(({ component }) => component.type === 2 && emojiName(component) === idOrLabel);
  if (found === undefined) throw new ClientRefusal(`The message has no "${idOrLabel}".`);
  return found.component;
}

function emojiName(component: WireComponent): string | undefined {
  return (component['emoji'] as { name?: string } | undefined)?.name;
}

/** What a pressed button sends. */
export function buttonData(component: WireComponent, name: string): Record<string, unknown> {
  if (component.type !== ComponentType.Button)
    throw new ClientRefusal(`"${name}" is not a button.`);
  if (component['url'] !== undefined) {
    throw new ClientRefusal(
      `"${name}" opens ${String(component['url'])} and tells the bot nothing.`,
    );
  }
  refuseDisabled(component, name);
  const { custom_id, id } = component;
  return { component_type: ComponentType.Button, custom_id, id };
}

function refuseDisabled(component: WireComponent, name: string): void {
  if (component['disabled'] === true) throw new ClientRefusal(`"${name}" is disabled.`);
}

/** What a select menu sends once values are chosen. */
export function selectData(
  component: WireComponent,
  values: readonly string[],
  resolver: Resolver,
): Record<string, unknown> {
  const name = String(component['custom_id']);
  refuseDisabled(component, name);
  const chosen = chosenValues(component, values, resolver);
  const { resolved } = resolver;
  return {
    component_type: component.type,
    custom_id: name,
    id: component['id'],
    values: chosen,
    ...(resolved === undefined ? {} : { resolved }),
  };
}

/** The values of a select, checked against its options and limits; names become ids. */
export function chosenValues(
  component: WireComponent,
  values: readonly string[],
  resolver: Resolver,
): string[] {
  const name = String(component['custom_id']);
  const optional = component['required'] === false;
  const min = optional && values.length === 0 ? 0 : ((component['min_values'] as number) ?? 1);
  const max = (component['max_values'] as number) ?? 1;
  if (values.length < min || values.length > max) {
    throw new ClientRefusal(`"${name}" takes ${min === max ? min : `${min} to ${max}`} values.`);
  }
  return values.map((value) => one(component, value, name, resolver));
}

function one(component: WireComponent, value: string, name: string, resolver: Resolver): string {
  switch (component.type) {
    case ComponentType.StringSelect: {
      const options = component['options'] as { label: string; value: string }[];
      const found = options.find((option) => option.value === value || option.label === value);
      if (found === undefined) throw new ClientRefusal(`"${name}" has no option "${value}".`);
      return found.value;
    }
    case ComponentType.UserSelect:
      return resolver.user(value);
    case ComponentType.RoleSelect:
      return resolver.role(value);
    case ComponentType.ChannelSelect:
      return resolver.channel(value, component['channel_types'] as never);
    case ComponentType.MentionableSelect:
      return resolver.mentionable(value);
    default:
      throw new ClientRefusal(`"${name}" is not a select menu.`);
  }
}
