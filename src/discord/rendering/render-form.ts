import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Form, FormField } from '../command/reply.ts';
import { clip } from './clip.ts';
import { LIMITS } from './limits.ts';

/** A form as Discord's API takes it. */
export type RenderedForm = APIModalInteractionResponseCallbackData;

/** A form within Discord's limits: names are shortened, fields above the fifth left out. Pure. */
export function renderForm({ customId, title, fields }: Form): RenderedForm {
  return {
    custom_id: customId,
    title: clip(title, LIMITS.formLabel),
    components: fields.slice(0, LIMITS.formFields).map(labelled),
  };
}

function labelled(field: FormField): APILabelComponent {
  const { label, hint } = field;
  return {
    type: ComponentType.Label,
    label: clip(label, LIMITS.formLabel),
    ...(hint === undefined ? {} : { description: clip(hint, LIMITS.formHint) }),
    component: inner(field),
  };
}

function inner(field: FormField): APILabelComponent['component'] {
  if (field.kind === 'choice') {
    return {
      type: ComponentType.StringSelect,
      custom_id: field.id,
      options: field.options.slice(0, LIMITS.choices).map(({ label, value, description }) => ({
        label: clip(label, LIMITS.choice),
        value,
        ...(description === undefined ? {} : { description: clip(description, LIMITS.choice) }),
      })),
    };
  }
  const { id, kind, maxLength, required, value } = field;
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style: kind === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    max_length: maxLength,
    required,
    ...(value === undefined ? {} : { value: value.slice(0, maxLength) }),
  };
}
