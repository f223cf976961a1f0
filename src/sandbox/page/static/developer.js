// @ts-check
import { addFault, clearFaults } from './api.js';
import { button, h } from './dom.js';

const FAULTS = [
  { label: 'Drop the connection', fault: { type: 'drop-connection', resumable: true } },
  { label: 'Delay interactions by 3.5 s', fault: { type: 'delay-interactions', ms: 3500 } },
  { label: 'Rate limit the next request', fault: { type: 'rate-limit', retryAfterMs: 2000 } },
];

/**
 * The buttons that make something go wrong.
 * @param {HTMLElement} root
 * @param {(text: string) => void} notice
 */
export function showFaults(root, notice) {
  const entries = FAULTS.map(({ label, fault }) =>
    button(label, () =>
      addFault(fault).then(
        () => notice(`${label}: on.`),
        ({ message }) => notice(message),
      ),
    ),
  );
  const stop = button('Switch all faults off', () =>
    clearFaults().then(
      () => notice('All faults are off.'),
      ({ message }) => notice(message),
    ),
  );
  root.replaceChildren(...entries, stop);
}

/**
 * Adds a refusal to the list, newest first.
 * @param {HTMLElement} root
 * @param {any} refusal
 */
export function showRefusal(root, refusal) {
  const code = refusal.code === 0 ? refusal.status : refusal.code;
  root.prepend(
    h(
      'li',
      {},
      h('strong', {}, String(code)),
      ` ${refusal.plain} `,
      h('span', { class: 'subtext' }, `${refusal.method} ${refusal.path}`),
    ),
  );
}
