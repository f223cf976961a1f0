// @ts-check
import { button, h } from './dom.js';
import { link, markdown } from './markdown.js';

/**
 * What a component may ask of the page.
 * @typedef {{
 *   names: import('./markdown.js').Names,
 *   press: (customId: string) => void,
 *   choose: (customId: string, values: string[]) => void,
 *   people: { id: string, name: string }[],
 *   channels: { id: string, name: string }[],
 *   roles: { id: string, name: string }[],
 * }} Host
 */

/** Button styles, by Discord's numbers. */
const STYLES = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'premium'];

/**
 * @param {any} component
 * @param {Host} host
 * @returns {Node}
 */
export function renderComponent(component, host) {
  const all = (/** @type {any[]} */ list) => (list ?? []).map((one) => renderComponent(one, host));
  switch (component.type) {
    case 1:
      return h('div', { class: 'row' }, ...all(component.components));
    case 2:
      return renderButton(component, host);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return renderSelect(component, host);
    case 9:
      return h(
        'div',
        { class: 'section' },
        h('div', {}, ...all(component.components)),
        renderComponent(component.accessory, host),
      );
    case 10:
      return markdown(component.content, host.names);
    case 11:
      return picture(component.media, component.description);
    case 12:
      return h(
        'div',
        { class: 'row' },
        ...component.items.map((/** @type {any} */ item) => picture(item.media, item.description)),
      );
    case 13:
      return link(component.file.url, [
        `📎 ${decodeURIComponent(component.file.url.split('/').at(-1))}`,
      ]);
    case 14:
      return component.divider === false ? h('div', { class: 'space' }) : h('hr');
    case 17:
      return renderContainer(component, all(component.components));
    default:
      return h('p', { class: 'unknown' }, `A component of type ${component.type}`);
  }
}

/**
 * @param {any} component
 * @param {Node[]} children
 */
function renderContainer(component, children) {
  const box = h('div', { class: 'container' }, ...children);
  if (typeof component.accent_color === 'number') {
    const color = component.accent_color.toString(16).padStart(6, '0');
    box.style.setProperty('--accent', `#${color}`);
  }
  return box;
}

/**
 * @param {any} component
 * @param {Host} host
 */
function renderButton(component, host) {
  const emoji = component.emoji?.name ?? '';
  const label = [emoji, component.label ?? ''].filter((part) => part !== '').join(' ');
  if (component.url) {
    const anchor = link(component.url, [`${label} ↗`]);
    anchor.className = 'button link';
    return anchor;
  }
  const style = STYLES[component.style] ?? '';
  return button(label, () => host.press(component.custom_id), {
    class: `button ${style}`,
    'data-custom-id': component.custom_id,
    disabled: component.disabled === true,
  });
}

/**
 * A select menu. One value is sent at once; several with the button beside it.
 * @param {any} component
 * @param {Host} host
 */
function renderSelect(component, host) {
  const most = component.max_values ?? 1;
  const name = component.placeholder ?? 'Make a selection';
  const options = optionsOf(component, host).map((one) =>
    h('option', { value: one.value, selected: one.chosen }, one.label),
  );
  const select = h(
    'select',
    {
      'aria-label': name,
      'data-custom-id': component.custom_id,
      disabled: component.disabled === true,
      multiple: most > 1,
    },
    ...(most > 1 ? [] : [h('option', { value: '', disabled: true, selected: true }, name)]),
    ...options,
  );
  const send = () => {
    host.choose(
      component.custom_id,
      [...select.selectedOptions].map(({ value }) => value),
    );
  };
  if (most > 1)
    return h('div', { class: 'row' }, select, button('Choose', send, { class: 'button' }));
  select.addEventListener('change', send);
  return select;
}

/**
 * What a select menu offers, whatever its kind.
 * @param {any} component
 * @param {Host} host
 * @returns {{ value: string, label: string, chosen: boolean }[]}
 */
export function optionsOf(component, host) {
  const plain = (/** @type {{ id: string, name: string }[]} */ list) =>
    list.map(({ id, name }) => ({ value: id, label: name, chosen: false }));
  if (component.type === 5) return plain(host.people);
  if (component.type === 6) return plain(host.roles);
  if (component.type === 7) return [...plain(host.people), ...plain(host.roles)];
  if (component.type === 8) return plain(host.channels);
  return (component.options ?? []).map((/** @type {any} */ option) => ({
    value: option.value,
    label: option.description ? `${option.label}: ${option.description}` : option.label,
    chosen: option.default === true,
  }));
}

/**
 * A picture from the sandbox; one from elsewhere is only linked, so that nothing leaves the machine.
 * @param {any} media
 * @param {string | undefined} description
 */
export function picture(media, description) {
  const own = media.url.startsWith(`${location.origin}/`);
  if (!own) return link(media.url, [description ?? 'A picture elsewhere']);
  return h('img', { src: media.url, alt: description ?? '', loading: 'lazy' });
}
