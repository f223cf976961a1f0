// @ts-check
import { Combobox } from './combobox.js';
import { h } from './dom.js';

/**
 * A field of a command or a form: its element, and what it holds (undefined when left empty).
 * @typedef {{ name: string, element: HTMLElement, control: HTMLElement, read: () => Promise<unknown> }} Field
 */

/** Option types, by Discord's numbers. */
const BOOLEAN = 5;
const ATTACHMENT = 11;

/**
 * A field for a command's option.
 * @param {any} option
 * @param {{
 *   complete: (name: string) => Promise<import('./combobox.js').Choice[]>,
 *   lists: () => Pick<import('./components.js').Host, 'people' | 'channels' | 'roles'>,
 * }} host
 * @returns {Field}
 */
export function optionField(option, host) {
  const { name } = option;
  const required = option.required === true;
  const list = listOf(option, host.lists());
  if (list !== null) {
    const select = h(
      'select',
      { name, required },
      h('option', { value: '' }, required ? 'Choose…' : ''),
      ...list.map(({ value, label }) => h('option', { value }, label)),
    );
    return field(option, select, async () => select.value || undefined);
  }
  if (option.type === ATTACHMENT) {
    const file = h('input', { type: 'file', name, required });
    return field(option, file, async () => (file.files?.[0] ? encode(file.files[0]) : undefined));
  }
  const input = h('input', {
    type: 'text',
    name,
    required,
    maxlength: option.max_length ?? 6000,
    autocomplete: 'off',
  });
  let picked = { label: '', value: '' };
  const read = async () => (input.value === picked.label ? picked.value : input.value) || undefined;
  if (option.autocomplete !== true) return field(option, input, read);
  const box = new Combobox(input, {
    label: `Choices for ${name}`,
    waitMs: 150,
    load: () => host.complete(name),
    pick: (choice) => {
      picked = { label: choice.label, value: choice.value };
      input.value = choice.label;
    },
  });
  return field(option, input, read, box.list);
}

/**
 * @param {any} option
 * @param {HTMLElement} control
 * @param {() => Promise<unknown>} read
 * @param {HTMLElement | null} list
 * @returns {Field}
 */
function field(option, control, read, list = null) {
  const mark = option.required === true ? ' (required)' : '';
  const element = h(
    'div',
    { class: 'field' },
    h(
      'label',
      {},
      h('span', {}, `${option.name}${mark}`),
      h('span', { class: 'subtext' }, option.description),
      control,
    ),
    list,
  );
  return { name: option.name, element, control, read };
}

/**
 * The values of an option that can only be picked; null when it is typed.
 * @param {any} option
 * @param {Pick<import('./components.js').Host, 'people' | 'channels' | 'roles'>} lists
 * @returns {{ value: string, label: string }[] | null}
 */
function listOf(option, { people, channels, roles }) {
  const plain = (/** @type {{ id: string, name: string }[]} */ list) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  if (option.choices?.length > 0)
    return option.choices.map((/** @type {any} */ one) => ({
      value: String(one.value),
      label: one.name,
    }));
  if (option.type === BOOLEAN)
    return [
      { value: 'true', label: 'True' },
      { value: 'false', label: 'False' },
    ];
  if (option.type === 6) return plain(people);
  if (option.type === 7) return plain(channels);
  if (option.type === 8) return plain(roles);
  if (option.type === 9) return [...plain(people), ...plain(roles)];
  return null;
}

/**
 * A file as the sandbox takes it.
 * @param {File} file
 * @returns {Promise<{ name: string, type: string, data: string }>}
 */
export function encode(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(new Error(`${file.name} cannot be read.`)));
    reader.addEventListener('load', () => {
      const data = String(reader.result).split(',')[1] ?? '';
      resolve({ name: file.name, type: file.type, data });
    });
    reader.readAsDataURL(file);
  });
}
