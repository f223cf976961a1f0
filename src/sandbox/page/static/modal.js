// @ts-check
import { optionsOf } from './components.js';
import { button, h } from './dom.js';
import { encode } from './fields.js';
import { markdown } from './markdown.js';

/**
 * Opens the form that an interaction asked for; resolves with its values, or null when cancelled.
 * @param {HTMLDialogElement} dialog
 * @param {any} modal
 * @param {import('./components.js').Host} host
 * @returns {Promise<Record<string, unknown> | null>}
 */
export function askModal(dialog, modal, host) {
  const fields = modal.components.map((/** @type {any} */ component) => part(component, host));
  const form = h(
    'form',
    { method: 'dialog' },
    h('h2', { id: 'modal-title' }, modal.title),
    ...fields.map((/** @type {any} */ one) => one.element),
  );
  return new Promise((resolve) => {
    const done = (/** @type {Record<string, unknown> | null} */ values) => {
      dialog.close();
      resolve(values);
    };
    form.append(
      h(
        'div',
        { class: 'row' },
        h('button', { type: 'submit' }, 'Submit'),
        button('Cancel', () => done(null), { class: 'quiet' }),
      ),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const pairs = fields
        .filter((/** @type {any} */ one) => one.id)
        .map(async (/** @type {any} */ one) => [one.id, await one.read()]);
      done(
        Object.fromEntries((await Promise.all(pairs)).filter(([, value]) => value !== undefined)),
      );
    });
    dialog.oncancel = () => resolve(null);
    dialog.replaceChildren(form);
    dialog.showModal();
  });
}

/**
 * @param {any} component
 * @param {import('./components.js').Host} host
 */
function part(component, host) {
  if (component.type === 10) return { element: markdown(component.content, host.names) };
  const inner = component.component ?? component.components[0];
  const control = input(inner, host);
  const label = component.label ?? inner.label;
  const required = inner.required !== false && inner.type !== 23 ? ' (required)' : '';
  const many = inner.type === 21 || inner.type === 22;
  const texts = [
    h('span', {}, `${label}${required}`),
    component.description ? h('span', { class: 'subtext' }, component.description) : null,
  ];
  const element = many
    ? h(
        'fieldset',
        { class: 'field' },
        h('legend', {}, ...texts.filter((one) => one !== null)),
        control.element,
      )
    : h('div', { class: 'field' }, h('label', {}, ...texts, control.element));
  return { id: inner.custom_id, element, read: control.read };
}

/**
 * @param {any} field
 * @param {import('./components.js').Host} host
 * @returns {{ element: HTMLElement, read: () => Promise<unknown> }}
 */
function input(field, host) {
  const required = field.required !== false;
  if (field.type === 4) {
    const shared = {
      required,
      maxlength: field.max_length ?? 4000,
      minlength: field.min_length ?? undefined,
      placeholder: field.placeholder ?? undefined,
    };
    const element =
      field.style === 2
        ? h('textarea', { ...shared, rows: 4 })
        : h('input', { type: 'text', ...shared });
    element.value = field.value ?? '';
    return { element, read: async () => element.value };
  }
  if (field.type === 19) {
    const element = h('input', { type: 'file', required, multiple: (field.max_values ?? 1) > 1 });
    return { element, read: () => Promise.all([...(element.files ?? [])].map(encode)) };
  }
  if (field.type === 23) {
    const element = h('input', { type: 'checkbox', checked: field.default === true });
    return { element, read: async () => element.checked };
  }
  if (field.type === 21 || field.type === 22) return ticks(field, required);
  const element = h(
    'select',
    { required, multiple: (field.max_values ?? 1) > 1 },
    ...optionsOf(field, host).map(({ value, label, chosen }) =>
      h('option', { value, selected: chosen }, label),
    ),
  );
  return { element, read: async () => [...element.selectedOptions].map(({ value }) => value) };
}

/**
 * Radio buttons or checkboxes.
 * @param {any} field
 * @param {boolean} required
 */
function ticks(field, required) {
  const single = field.type === 21;
  const boxes = field.options.map((/** @type {any} */ option) =>
    h('input', {
      type: single ? 'radio' : 'checkbox',
      name: field.custom_id,
      value: option.value,
      checked: option.default === true,
      required: single && required,
    }),
  );
  const element = h(
    'div',
    {},
    ...field.options.map((/** @type {any} */ option, /** @type {number} */ index) =>
      h('label', { class: 'tick' }, boxes[index], option.label),
    ),
  );
  const read = async () =>
    boxes
      .filter((/** @type {HTMLInputElement} */ box) => box.checked)
      .map((/** @type {HTMLInputElement} */ box) => box.value);
  return { element, read };
}
