import { z } from 'zod';
import type { ModalForm } from '../interactions/record.ts';
import { type WireComponent, walk } from '../world/component-walk.ts';
import {
  channelSelect,
  componentId,
  mentionableSelect,
  roleSelect,
  stringSelect,
  userSelect,
} from './buttons-and-selects.ts';
import { byType, complain, list, type Path, parseForm, refuseForm, text } from './form.ts';
import { textDisplay } from './layout.ts';
import { duplicates } from './message-rules.ts';

// Limits: Discord documentation, "Component Reference", and "Modal" for titles and counts.

const textInput = z
  .object({
    type: z.literal(4),
    id: componentId,
    custom_id: text(1, 100),
    style: z.literal([1, 2]),
    label: text(1, 45).nullish(),
    min_length: z.int().min(0).max(4000).nullish(),
    max_length: z.int().min(1).max(4000).nullish(),
    required: z.boolean().nullish(),
    value: text(0, 4000).nullish(),
    placeholder: text(0, 100).nullish(),
  })
  .superRefine(({ min_length, max_length, value }, context) => {
    if ((min_length ?? 0) > (max_length ?? 4000)) {
      complain(
        context,
        ['min_length'],
        'BASE_TYPE_BAD_LENGTH',
        'min_length must not be larger than max_length.',
      );
    }
    const length = value?.length ?? 0;
    if (length > (max_length ?? 4000)) {
      complain(
        context,
        ['value'],
        'BASE_TYPE_MAX_LENGTH',
        `Must be ${max_length} or fewer in length.`,
      );
    }
  });

const choice = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(0, 100).nullish(),
  default: z.boolean().optional(),
});

const common = { id: componentId, custom_id: text(1, 100), required: z.boolean().optional() };

const fileUpload = z.object({
  type: z.literal(19),
  ...common,
  min_values: z.int().min(0).max(10).optional(),
  max_values: z.int().min(1).max(10).optional(),
});

const radioGroup = z.object({ type: z.literal(21), ...common, options: list(choice, 2, 10) });

const checkboxGroup = z.object({
  type: z.literal(22),
  ...common,
  options: list(choice, 1, 10),
  min_values: z.int().min(0).max(10).optional(),
  max_values: z.int().min(1).max(10).optional(),
});

const checkbox = z.object({
  type: z.literal(23),
  id: componentId,
  custom_id: text(1, 100),
  default: z.boolean().optional(),
});

const inputs = [
  textInput,
  stringSelect,
  userSelect,
  roleSelect,
  mentionableSelect,
  channelSelect,
  fileUpload,
  radioGroup,
  checkboxGroup,
  checkbox,
] as const;

const label = z
  .object({
    type: z.literal(18),
    id: componentId,
    label: text(1, 45),
    description: text(0, 100).nullish(),
    component: byType(inputs),
  })
  .superRefine(({ component }, context) => {
    if ('disabled' in component && component.disabled === true) {
      complain(
        context,
        ['component', 'disabled'],
        'BASE_TYPE_CHOICES',
        'A component in a modal cannot be disabled.',
      );
    }
    if (component.type === 4 && component.label != null) {
      complain(
        context,
        ['component', 'label'],
        'BASE_TYPE_CHOICES',
        'A text input in a label has no label of its own.',
      );
    }
  });

/** The older way to put a text input into a modal. */
const inputRow = z
  .object({ type: z.literal(1), id: componentId, components: list(byType([textInput]), 1, 1) })
  .superRefine(({ components }, context) => {
    if (components[0]?.label == null) {
      complain(context, ['components', 0, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
  });

const modalForm = z.object({
  custom_id: text(1, 100),
  title: text(1, 45),
  components: list(byType([label, inputRow, textDisplay]), 1, 5),
});

/** Checks a modal. Throws 50035. */
export function checkModal(value: unknown, path: Path): ModalForm {
  const form = parseForm(modalForm, value ?? {}, path);
  const components = form.components as unknown as WireComponent[];
  refuseForm(
    duplicates([...walk(components)], 'custom_id', [...path, 'components'], {
      code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
      message: 'Component custom id cannot be duplicated',
    }),
  );
  return { ...form, components };
}
