// @ts-check
import { act, getCommands, getMessages, getRefusals, getState, listen } from './api.js';
import { Composer } from './composer.js';
import { showFaults, showRefusal } from './developer.js';
import { button, byId, h } from './dom.js';
import { MessageList } from './messages.js';
import { askModal } from './modal.js';

const status = byId('status', HTMLElement);
const userSelect = byId('user', HTMLSelectElement);
const channelList = byId('channels', HTMLElement);
const channelName = byId('channel-name', HTMLElement);
const notice = byId('notice', HTMLElement);
const examples = byId('examples', HTMLElement);
const refusals = byId('refusals', HTMLElement);
const dialog = byId('modal', HTMLDialogElement);

/** @type {any} */
let state = null;
let user = sessionStorage.getItem('user') ?? 'mia';
let channel = sessionStorage.getItem('channel') ?? '';
/** @type {any[]} */
let commands = [];
/** @type {EventSource | null} */
let source = null;

const say = (/** @type {string} */ text) => {
  notice.textContent = text;
};
const channels = () => state.guilds.flatMap((/** @type {any} */ guild) => guild.channels);
const nameOf = (/** @type {any} */ person) => person.global_name ?? person.username;
const lists = () => ({
  people: [...state.users, state.bot.user].map((one) => ({ id: one.id, name: nameOf(one) })),
  channels: channels().map((/** @type {any} */ { id, name }) => ({ id, name: `#${name}` })),
  roles: state.guilds
    .flatMap((/** @type {any} */ guild) => guild.roles)
    .map((/** @type {any} */ { id, name }) => ({ id, name })),
});
const find = (/** @type {{ id: string, name: string }[]} */ list, /** @type {string} */ id) =>
  list.find((one) => one.id === id)?.name ?? id;
const names = {
  user: (/** @type {string} */ id) => find(lists().people, id),
  channel: (/** @type {string} */ id) => find(lists().channels, id).replace(/^#/, ''),
  role: (/** @type {string} */ id) => find(lists().roles, id),
};

/** Does something as the chosen user; opens the form that may come back. @param {any} action */
async function run(action) {
  if (action.type !== 'autocomplete') say('');
  const outcome = await act(user, channel, action);
  if (outcome.modal) void openModal(outcome);
  return outcome;
}

/** @param {any} outcome */
async function openModal({ modal, interactionId }) {
  const nothing = () => undefined;
  const host = { names, ...lists(), press: nothing, choose: nothing };
  const values = await askModal(dialog, modal, host);
  if (values !== null) attempt({ type: 'submit', interaction: interactionId, values });
}

/** @param {any} action */
function attempt(action) {
  run(action).catch((error) => say(error.message));
}

const messages = new MessageList(byId('messages', HTMLElement), {
  names,
  lists,
  act: attempt,
  menuCommands: () => commands.filter(({ type }) => type === 3),
  userId: () => state.user.id,
});
const composer = new Composer(byId('composer', HTMLFormElement), {
  commands: () => commands,
  run,
  lists,
  notice: say,
});

function showStatus() {
  const { online, user: bot } = state.bot;
  status.textContent = online ? `${bot.username} is online` : `${bot.username} is offline`;
}

function showChannels() {
  const entry = (/** @type {any} */ one, /** @type {string} */ label) =>
    button(label, () => enter(one.id).catch((error) => say(error.message)), {
      'aria-current': one.id === channel ? 'page' : undefined,
    });
  channelList.replaceChildren(
    ...state.guilds.flatMap((/** @type {any} */ guild) => [
      h('h2', {}, guild.name),
      ...guild.channels.map((/** @type {any} */ one) => entry(one, `# ${one.name}`)),
    ]),
    h('h2', {}, 'Direct messages'),
    entry(state.direct, state.bot.user.username),
  );
  const here = channels().find((/** @type {any} */ one) => one.id === channel);
  channelName.textContent = here ? `# ${here.name}` : state.bot.user.username;
}

function showExamples() {
  const ask = commands.find(({ type, name }) => type === 1 && name === 'ask');
  examples.replaceChildren(
    ...(ask ? state.examples : []).map((/** @type {string} */ text) =>
      button(
        text,
        () => {
          composer.open('ask', text);
          composer.send().catch((error) => say(error.message));
        },
        { class: 'chip' },
      ),
    ),
  );
}

async function loadCommands() {
  commands = await getCommands(user, channel);
  showExamples();
}

/** @param {string} id */
async function enter(id) {
  channel = id;
  sessionStorage.setItem('channel', id);
  showChannels();
  await loadCommands();
  messages.reset(await getMessages(user, id));
  composer.show();
}

/** Starts over as the chosen user. */
async function start() {
  source?.close();
  state = await getState(user);
  userSelect.replaceChildren(
    ...state.users.map((/** @type {any} */ one) =>
      h('option', { value: one.username, selected: one.id === state.user.id }, nameOf(one)),
    ),
  );
  showStatus();
  const known = [...channels(), state.direct].some(({ id }) => id === channel);
  await enter(known ? channel : (channels()[0]?.id ?? state.direct.id));
  refusals.replaceChildren();
  for (const refusal of await getRefusals()) showRefusal(refusals, refusal);
  let lost = false;
  source = listen(user, onEvent, (up) => {
    if (!up) status.textContent = 'The sandbox does not answer; trying again…';
    // After a gap anything may have changed, so everything is read anew.
    else if (lost) location.reload();
    lost = !up;
  });
}

/** @param {any} event */
function onEvent(event) {
  const { message, interaction } = event;
  if (event.type === 'message-created' || event.type === 'message-updated') {
    if (message.channel_id === channel) messages.put(message);
  } else if (event.type === 'message-deleted') messages.drop(message.id);
  else if (event.type === 'interaction-changed' && interaction.state === 'failed') {
    const mine = interaction.userId === state.user.id && interaction.channelId === channel;
    if (mine) messages.fail(interaction.id, interaction.title, interaction.failure);
  } else if (event.type === 'refused') showRefusal(refusals, event.refusal);
  else if (event.type === 'commands-changed') void loadCommands();
  else if (event.type.startsWith('channel-'))
    void getState(user).then((next) => {
      state = next;
      showChannels();
    });
  else if (event.type.startsWith('bot-')) {
    state.bot.online = event.type === 'bot-online';
    showStatus();
  }
}

userSelect.addEventListener('change', () => {
  user = userSelect.value;
  sessionStorage.setItem('user', user);
  start().catch((error) => say(error.message));
});
// A region that scrolls must be reachable by keyboard.
messages.root.tabIndex = 0;
showFaults(byId('faults', HTMLElement), say);
start().catch((error) => say(error.message));
