import { ComponentType } from 'discord.js';
import type { ShownMessage } from '../posting/shown-message.ts';

/**
 * The words of the entry of a menu that was chosen, as the message shows them: its label and, after a space,
 * its description. Null where the message has no such menu or entry.
 */
export function chosenWords(
  { components }: Pick<ShownMessage, 'components'>,
  customId: string,
  values: readonly string[],
): string | null {
  const rows = components.flatMap((component) =>
    component.type === ComponentType.Container ? component.components : [component],
  );
  for (const row of rows) {
    if (row.type !== ComponentType.ActionRow) continue;
    for (const menu of row.components) {
      if (menu.type !== ComponentType.StringSelect || menu.custom_id !== customId) continue;
      const option = menu.options.find(({ value }) => value === values[0]);
      return option ? [option.label, option.description ?? ''].join(' ').trim() : null;
    }
  }
  return null;
}
