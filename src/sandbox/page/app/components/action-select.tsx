import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { presets, SelectMenu } from '../parts/select-menu.tsx';
import { attempt } from '../state/doing.ts';
import type { Select } from '../wire/component.ts';
import type { ComponentProps } from './component-props.ts';

/** A select menu of a message: what is chosen goes to the bot once the list is closed. */
export function ActionSelect({ component, message }: ComponentProps<Select>): JSX.Element {
  const [busy, setBusy] = useState(false);
  const choose = async (values: readonly string[]) => {
    setBusy(true);
    await attempt({
      type: 'choose',
      message: message.id,
      customId: component.custom_id,
      values,
    });
    setBusy(false);
  };
  return (
    <SelectMenu
      // What the bot chooses anew replaces what the person chose.
      key={presets(component).join('\n')}
      select={component}
      label={component.placeholder ?? 'Make a selection'}
      disabled={busy}
      onDone={choose}
    />
  );
}
