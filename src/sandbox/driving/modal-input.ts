import { ComponentType } from 'discord-api-types/v10';
import type { ModalForm } from '../interactions/record.ts';
import { ClientRefusal } from '../refusal.ts';
import type { WireComponent } from '../world/component-walk.ts';
import { chosenValues } from './component-input.ts';
import type { Resolver } from './resolver.ts';
import type { UserFile } from './user-file.ts';

/** What a user enters, by custom id. What is left out keeps its preset value. */
export type ModalValues = Readonly<
  Record<string, string | boolean | readonly string[] | readonly UserFile[]>
>;

/** What a filled-in modal sends. */
export function modalData(
  modal: ModalForm,
  values: ModalValues,
  resolver: Resolver,
): Record<string, unknown> {
  const unknown = Object.keys(values).find((name) => !fieldNames(modal).includes(name));
  if (unknown !== undefined) throw new ClientRefusal(`The form has no field "${unknown}".`);
  const components = modal.components.map((component) => {
    const { type, id } = component;
    if (type === ComponentType.TextDisplay) return { type, id };
    if (type === ComponentType.Label) {
      const inner = component['component'] as WireComponent;
      return {
        type,
        id,
        component: fieldData(inner, values, resolver, String(component['label'])),
      };
    }
    const inner = (component['components'] as WireComponent[]).map((one) =>
      fieldData(one, values, resolver, String(one['label'])),
    );
    return { type, id, components: inner };
  });
  const { resolved } = resolver;
  const base = { custom_id: modal.custom_id, components };
  return resolved === undefined ? base : { ...base, resolved };
}

function fieldNames(modal: ModalForm): string[] {
  return modal.components.flatMap((component) => {
    const inner = [component['component'] ?? component['components'] ?? []].flat();
    return (inner as WireComponent[]).map((one) => String(one['custom_id']));
  });
}

function fieldData(
  field: WireComponent,
  values: ModalValues,
  resolver: Resolver,
  label: string,
): Record<string, unknown> {
  const { type, id, custom_id } = field;
  const base = { type, id, custom_id };
  const name = String(custom_id);
  const given = Object.hasOwn(values, name) ? values[name] : undefined;
  switch (type) {
    case ComponentType.TextInput:
      return { ...base, value: textOf(field, given ?? field['value'] ?? '', label) };
    case ComponentType.Checkbox:
      return { ...base, value: given === undefined ? field['default'] === true : given === true };
    case ComponentType.RadioGroup: {
      const [value] = picked({ ...field, min_values: 1, max_values: 1 }, given, label);
      return { ...base, value: value ?? null };
    }
    case ComponentType.CheckboxGroup:
      return { ...base, values: picked(field, given, label) };
    case ComponentType.FileUpload:
      return { ...base, values: filesOf(field, given, label).map((file) => resolver.file(file)) };
    default:
      return { ...base, values: chosenValues(field, listOf(given ?? presets(field)), resolver) };
  }
}

function listOf(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string');
}

function presets(field: WireComponent): string[] {
  const options = (field['options'] ?? []) as { value: string; default?: boolean }[];
  return options.filter((option) => option.default === true).map(({ value }) => value);
}

function textOf(field: WireComponent, value: unknown, label: string): string {
  const text = typeof value === 'string' ? value : '';
  const min = (field['min_length'] as number | null | undefined) ?? 0;
  const max = (field['max_length'] as number | null | undefined) ?? 4000;
  if (text === '' && field['required'] !== false)
    throw new ClientRefusal(`"${label}" is required.`);
  if (text !== '' && text.length < min) {
    throw new ClientRefusal(`"${label}" must have at least ${min} characters.`);
  }
  if (text.length > max) throw new ClientRefusal(`"${label}" must have at most ${max} characters.`);
  return text;
}

/** The ticked options of a group of radio buttons or checkboxes. */
function picked(field: WireComponent, given: unknown, label: string): string[] {
  const options = field['options'] as { value: string }[];
  const values = listOf(given ?? presets(field));
  const unknown = values.find((value) => !options.some((option) => option.value === value));
  if (unknown !== undefined) throw new ClientRefusal(`"${label}" has no option "${unknown}".`);
  const min = field['required'] === false ? 0 : ((field['min_values'] as number) ?? 1);
  const max = (field['max_values'] as number | undefined) ?? options.length;
  if (values.length < min || values.length > max) {
    throw new ClientRefusal(`"${label}" takes ${min === max ? min : `${min} to ${max}`} values.`);
  }
  return values;
}

function filesOf(field: WireComponent, given: unknown, label: string): readonly UserFile[] {
  const files = (given === undefined ? [] : [given].flat()) as UserFile[];
  const min = field['required'] === false ? 0 : ((field['min_values'] as number) ?? 1);
  const max = (field['max_values'] as number | undefined) ?? 1;
  if (files.length < min || files.length > max) {
    throw new ClientRefusal(`"${label}" takes ${min === max ? min : `${min} to ${max}`} files.`);
  }
  return files;
}
