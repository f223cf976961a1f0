import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { decodeCustomId } from '../command/custom-id.ts';
import type { RenderedMessage } from '../rendering/render.ts';
import { SHARED_ID, sharedBy } from '../rendering/shared-line.ts';
import type { ShownMessage } from './shown-message.ts';

/** The action whose button turns what one person sees into a message for everyone. */
export const SHARE_ACTION = 'share';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * The message for everyone, with the sharer's name: without `Share`, with `remove` where a row has room
 * for it.
 */
export function sharedMessage(
  { components, citations }: ShownMessage,
  remove: APIButtonComponentWithCustomId,
  userId: string,
): RenderedMessage {
  let placed = false;
  const shared = withRows(components, ({ components: buttons, ...row }) => {
    const kept = buttons.filter((button) => !isShare(button));
    if (kept.length < buttons.length) {
      placed = true;
      kept.push(remove);
    }
    return { ...row, components: kept };
  });
  const row: Row = { type: ComponentType.ActionRow, components: [remove] };
  return {
    components: [
      ...shared,
      ...(placed ? [] : [row]),
      { type: ComponentType.TextDisplay, id: SHARED_ID, content: sharedBy(userId).markdown },
    ],
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    files: [],
    citations,
    refused: [],
  };
}

/** A new page of a message, which still says who shared it where it was shared. */
export function keepSharer(page: RenderedMessage, { components }: ShownMessage): RenderedMessage {
  const line = components.filter(
    ({ type, id }) => type === ComponentType.TextDisplay && id === SHARED_ID,
  );
  return line.length === 0 ? page : { ...page, components: [...page.components, ...line] };
}

/** The message that the sharer keeps, whose `Share` button now says that it was pressed. */
export function afterSharing({ components, citations }: ShownMessage): RenderedMessage {
  return {
    components: withRows(components, ({ components: buttons, ...row }) => ({
      ...row,
      components: buttons.map((button) =>
        isShare(button) ? { ...button, label: 'Shared', disabled: true } : button,
      ),
    })),
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral,
    files: [],
    citations,
    refused: [],
  };
}

/** The bot's own messages hold their rows in a container. */
function withRows(
  components: ShownMessage['components'],
  change: (row: Row) => Row,
): APIMessageTopLevelComponent[] {
  return components.map((component): APIMessageTopLevelComponent => {
    if (component.type !== ComponentType.Container) return component;
    const children = component.components.map((child) =>
      child.type === ComponentType.ActionRow ? change(child) : child,
    );
    return { ...component, components: children };
  });
}

function isShare(component: APIComponentInMessageActionRow): boolean {
  return (
    component.type === ComponentType.Button &&
    'custom_id' in component &&
    decodeCustomId(component.custom_id)?.action === SHARE_ACTION
  );
}
