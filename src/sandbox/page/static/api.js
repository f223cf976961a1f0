// @ts-check

/**
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<any>}
 */
async function request(path, init) {
  const response = await fetch(path, init).catch(() => {
    throw new Error('The sandbox does not answer. Is it still running?');
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `The sandbox answered ${response.status}.`);
  return body;
}

/**
 * @param {string} path
 * @param {unknown} body
 */
function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  return request(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** @param {string} user */
export const getState = (user) => request(`/sandbox/state?user=${encodeURIComponent(user)}`);

/**
 * @param {string} user
 * @param {string} channel
 */
export const getMessages = (user, channel) =>
  request(`/sandbox/channels/${channel}/messages?user=${encodeURIComponent(user)}`);

/**
 * @param {string} user
 * @param {string} channel
 */
export const getCommands = (user, channel) =>
  request(`/sandbox/channels/${channel}/commands?user=${encodeURIComponent(user)}`);

export const getRefusals = () => request('/sandbox/refusals');

/**
 * Does something as a user. Rejects with one sentence when it cannot be done.
 * @param {string} user
 * @param {string} channel
 * @param {Record<string, unknown>} action
 */
export const act = (user, channel, action) => post('/sandbox/actions', { user, channel, action });

/** @param {Record<string, unknown>} fault */
export const addFault = (fault) => post('/sandbox/faults', fault);

export const clearFaults = () => request('/sandbox/faults', { method: 'DELETE' });

/**
 * Everything that happens, as this user may see it. `onState` tells whether the line is up.
 * @param {string} user
 * @param {(event: any) => void} onEvent
 * @param {(up: boolean) => void} onState
 */
export function listen(user, onEvent, onState) {
  const source = new EventSource(`/sandbox/events?user=${encodeURIComponent(user)}`);
  source.addEventListener('message', ({ data }) => onEvent(JSON.parse(data)));
  source.addEventListener('open', () => onState(true));
  source.addEventListener('error', () => onState(false));
  return source;
}
