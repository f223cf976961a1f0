import type { FormField, ModalPart } from '../wire/component.ts';
import type { FormValues } from '../wire/request.ts';

/** The fields of a form, in order. */
export function fieldsOf(parts: readonly ModalPart[]): readonly FormField[] {
  return parts.flatMap((part) => {
    if (part.type === 18) return [part.component];
    return part.type === 1 ? [...part.components] : [];
  });
}

/**
 * What stands in a field before anybody touches it, as the form would send it.
 */
export function presetOf(field: FormField): FormValues[string] {
  switch (field.type) {
    case 4:
      return field.value ?? '';
    case 23:
      return field.default === true;
    case 19:
      return [];
    default:
      return [
        ...(field.options ?? []).filter((one) => one.default === true).map(({ value }) => value),
        ...('default_values' in field ? (field.default_values ?? []).map(({ id }) => id) : []),
      ];
  }
}

/** What is wrong with a field, in a sentence; null when Discord would take it. */
export function problemOf(field: FormField, value: FormValues[string]): string | null {
  if (field.type === 23) return null;
  const required = field.required !== false;
  const { length } = value as string | readonly unknown[];
  if (length === 0) return required ? 'This field is required.' : null;
  if (field.type === 4) {
    const least = field.min_length ?? 0;
    return length < least ? `This must have at least ${least} characters.` : null;
  }
  const least = ('min_values' in field ? field.min_values : undefined) ?? 1;
  return length < least ? `Choose at least ${least}.` : null;
}
