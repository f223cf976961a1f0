import {
  type APIApplicationCommand,
  type APIMessage,
  ApplicationCommandType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { visibleCommands } from '../commands/visibility.ts';
import type { Core } from '../core.ts';
import type { InteractionPlan } from '../interactions/interactions.ts';
import type { InteractionRecord } from '../interactions/record.ts';
import { ClientRefusal } from '../refusal.ts';
import { holds } from '../world/permissions.ts';
import { react } from '../world/reactions.ts';
import type { Channel, Person, StoredMessage } from '../world/world-types.ts';
import { buttonData, componentOf, selectData } from './component-input.ts';
import { type ModalValues, modalData } from './modal-input.ts';
import {
  choose,
  type OptionValues,
  readOptions,
  readPartial,
  type UserFile,
} from './option-input.ts';
import { Outcome } from './outcome.ts';
import { Resolver } from './resolver.ts';
import { until } from './waiting.ts';

/** How long to wait for an answer. */
export interface WaitOptions {
  /**
   * `answered` (the default) waits for the answer that a deferral promises; `acknowledged` is
   * content with "thinking…".
   */
  readonly until?: 'answered' | 'acknowledged';
  /** Milliseconds to wait after a deferral; then the outcome stays `thinking`. Default 10000. */
  readonly answerMs?: number;
}

/** A user in a channel, doing what Discord's client lets them do; it throws `ClientRefusal`. */
export class PersonInChannel {
  readonly #core: Core;
  readonly person: Person;
  readonly channel: Channel;

  constructor(core: Core, person: Person, channel: Channel) {
    this.#core = core;
    this.person = person;
    this.channel = channel;
    if (!holds(core.world.permissions(person.user.id, channel), PermissionFlagsBits.ViewChannel)) {
      throw new ClientRefusal(`${person.user.username} cannot see this channel.`);
    }
  }

  /** The commands that this user is offered here. */
  commands(): APIApplicationCommand[] {
    return visibleCommands(this.#core.world, this.person.user.id, this.channel);
  }

  /** The messages of the channel as this user sees them, oldest first. */
  messages(): APIMessage[] {
    return this.#core.messages
      .list(this.channel.id, this.person.user.id)
      .map(({ message }) => message);
  }

  /** Runs a slash command, such as `ask` or `library add`. */
  slash(name: string, values: OptionValues = {}, wait: WaitOptions = {}): Promise<Outcome> {
    const { command, words } = this.#slashCommand(name);
    const { options, wrap } = choose(command, words);
    const resolver = this.#resolver();
    const sent = wrap(readOptions(options, values, resolver));
    const { resolved } = resolver;
    return this.#act(
      {
        type: InteractionType.ApplicationCommand,
        data: {
          ...dataOf(command),
          options: sent,
          ...(resolved === undefined ? {} : { resolved }),
        },
        title: `/${name}`,
        command,
      },
      wait,
    );
  }

  /** Types into an option and waits for the choices. */
  autocomplete(name: string, values: OptionValues, focused: string): Promise<Outcome> {
    const { command, words } = this.#slashCommand(name);
    const { options, wrap } = choose(command, words);
    const sent = wrap(readPartial(options, values, focused));
    return this.#act({
      type: InteractionType.ApplicationCommandAutocomplete,
      data: { ...dataOf(command), options: sent },
      title: `/${name} (typing ${focused})`,
      command,
    });
  }

  /** Uses a command of a message's menu (Apps). */
  menu(name: string, message: string | APIMessage, wait: WaitOptions = {}): Promise<Outcome> {
    const target = this.#visible(message).message;
    const command = this.#menuCommand(name, ApplicationCommandType.Message);
    const resolved = { messages: { [target.id]: target } };
    return this.#act(
      {
        type: InteractionType.ApplicationCommand,
        data: { ...dataOf(command), target_id: target.id, resolved },
        title: name,
        command,
      },
      wait,
    );
  }

  /** Uses a command of a user's menu. */
  userMenu(name: string, user: string, wait: WaitOptions = {}): Promise<Outcome> {
    const command = this.#menuCommand(name, ApplicationCommandType.User);
    const resolver = this.#resolver();
    const target_id = resolver.user(user);
    const { resolved } = resolver;
    return this.#act(
      {
        type: InteractionType.ApplicationCommand,
        data: { ...dataOf(command), target_id, resolved },
        title: name,
        command,
      },
      wait,
    );
  }

  /** Presses a button, found by its custom id or its label. */
  press(message: string | APIMessage, button: string, wait: WaitOptions = {}): Promise<Outcome> {
    const source = this.#visible(message);
    const component = componentOf(source.message, button);
    return this.#act(
      {
        type: InteractionType.MessageComponent,
        data: buttonData(component, button),
        title: String(component['label'] ?? button),
        source,
      },
      wait,
    );
  }

  /** Chooses in a select menu, found by its custom id. */
  choose(
    message: string | APIMessage,
    customId: string,
    values: readonly string[],
    wait: WaitOptions = {},
  ): Promise<Outcome> {
    const source = this.#visible(message);
    const component = componentOf(source.message, customId);
    const data = selectData(component, values, this.#resolver());
    return this.#act(
      { type: InteractionType.MessageComponent, data, title: customId, source },
      wait,
    );
  }

  /** Fills in and sends the modal that an interaction opened; values by custom id. */
  submit(opened: string | Outcome, values: ModalValues, wait: WaitOptions = {}): Promise<Outcome> {
    const id = typeof opened === 'string' ? opened : opened.interactionId;
    const from = this.#core.interactions.find(id);
    if (from === undefined || from.modal === null || from.userId !== this.person.user.id) {
      throw new ClientRefusal('There is no open form to send.');
    }
    const data = modalData(from.modal, values, this.#resolver());
    const source = from.source ?? null;
    return this.#act(
      { type: InteractionType.ModalSubmit, data, title: from.modal.title, source },
      wait,
    );
  }

  /** Writes a message. */
  post(content: string, more: { files?: readonly UserFile[]; replyTo?: string } = {}): APIMessage {
    const files = more.files ?? [];
    if (!holds(this.#held(), PermissionFlagsBits.SendMessages)) {
      throw new ClientRefusal('You do not have permission to send messages in this channel.');
    }
    if (content.trim() === '' && files.length === 0) throw new ClientRefusal('Write something.');
    if (content.length > 2000) {
      throw new ClientRefusal('A message must have at most 2000 characters.');
    }
    const uploads = files.map((file, index) => ({
      key: String(index),
      name: file.name,
      type: file.type ?? 'application/octet-stream',
      bytes: file.bytes,
    }));
    const reference =
      more.replyTo === undefined ? {} : { message_reference: { message_id: more.replyTo } };
    const origin = { channel: this.channel, author: this.person.user };
    return this.#core.messages.create({ content, ...reference }, uploads, origin).message;
  }

  /** Adds a reaction. */
  react(message: string | APIMessage, emoji: string): void {
    const stored = this.#visible(message);
    react(
      this.#core.messages,
      this.#core.world,
      stored,
      { id: null, name: emoji },
      this.person.user.id,
    );
  }

  /** Deletes an own message, or another's with Manage Messages. */
  remove(message: string | APIMessage): void {
    const stored = this.#visible(message);
    const own = stored.message.author.id === this.person.user.id;
    if (!own && !holds(this.#held(), PermissionFlagsBits.ManageMessages)) {
      throw new ClientRefusal('You may delete your own messages only.');
    }
    this.#core.messages.remove(stored);
  }

  /** Puts an ephemeral message out of sight. */
  dismiss(message: string | APIMessage): void {
    const stored = this.#visible(message);
    if (stored.ephemeralFor === null) {
      throw new ClientRefusal('Only messages that only you can see can be dismissed.');
    }
    this.#core.messages.remove(stored);
  }

  async #act(
    plan: Omit<InteractionPlan, 'userId' | 'channel'>,
    wait: WaitOptions = {},
  ): Promise<Outcome> {
    const record = this.#core.interactions.create({
      ...plan,
      userId: this.person.user.id,
      channel: this.channel,
    });
    await this.#settle(record, wait);
    return new Outcome(this.#core, record);
  }

  async #settle(record: InteractionRecord, wait: WaitOptions): Promise<void> {
    const ackMs = this.#core.settings.ackTimeoutMs + 1000;
    const not = (state: InteractionRecord['state']) => () =>
      record.state === state ? undefined : true;
    await until(this.#core, not('pending'), ackMs, 'an acknowledgement');
    if (wait.until === 'acknowledged') return;
    const answerMs = wait.answerMs ?? 10_000;
    // Still thinking is an outcome too.
    await until(this.#core, not('thinking'), answerMs, 'an answer').catch(() => undefined);
  }

  #slashCommand(name: string): { command: APIApplicationCommand; words: string[] } {
    const [first = '', ...words] = name.replace(/^\//, '').trim().split(/\s+/);
    const command = this.commands().find(
      (one) => one.type === ApplicationCommandType.ChatInput && one.name === first,
    );
    if (command === undefined) {
      throw new ClientRefusal(`There is no command /${first} for you in this channel.`);
    }
    return { command, words };
  }

  #menuCommand(name: string, type: ApplicationCommandType): APIApplicationCommand {
    const command = this.commands().find((one) => one.type === type && one.name === name);
    if (command === undefined) {
      throw new ClientRefusal(`There is no menu entry "${name}" for you in this channel.`);
    }
    return command;
  }

  #visible(message: string | APIMessage): StoredMessage {
    const id = typeof message === 'string' ? message : message.id;
    const stored = this.#core.messages.find(this.channel.id, id);
    const hidden = stored?.ephemeralFor != null && stored.ephemeralFor !== this.person.user.id;
    if (stored === undefined || hidden) throw new ClientRefusal('This message is not there.');
    return stored;
  }

  #resolver(): Resolver {
    return new Resolver(this.#core.world, this.channel, this.#core.origin());
  }

  #held(): bigint {
    return this.#core.world.permissions(this.person.user.id, this.channel);
  }
}

function dataOf(command: APIApplicationCommand): Record<string, unknown> {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
  };
}
