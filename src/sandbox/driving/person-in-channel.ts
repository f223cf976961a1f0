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
import { ClientRefusal } from '../refusal.ts';
import { holds } from '../world/permissions.ts';
import { react } from '../world/reactions.ts';
import type { Channel, Person, StoredMessage } from '../world/world-types.ts';
import { act, type WaitOptions } from './act.ts';
import { commandData, menuCommand, slashCommand } from './command-choice.ts';
import { buttonData, componentOf, selectData } from './component-input.ts';
import { type ModalValues, modalData } from './modal-input.ts';
import { choose, type OptionValues, readOptions, readPartial } from './option-input.ts';
import type { Outcome } from './outcome.ts';
import { dismiss, type PostOptions, post, remove } from './posting.ts';
import { Resolver } from './resolver.ts';

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
    const { command, words } = slashCommand(this.commands(), name);
    const { options, wrap } = choose(command, words);
    const resolver = this.#resolver();
    const sent = wrap(readOptions(options, values, resolver));
    const { resolved } = resolver;
    return this.#act(
      {
        type: InteractionType.ApplicationCommand,
        data: {
          ...commandData(command),
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
    const { command, words } = slashCommand(this.commands(), name);
    const { options, wrap } = choose(command, words);
    const sent = wrap(readPartial(options, values, focused));
    return this.#act({
      type: InteractionType.ApplicationCommandAutocomplete,
      data: { ...commandData(command), options: sent },
      title: `/${name} (typing ${focused})`,
      command,
    });
  }

  /** Uses a command of a message's menu (Apps). */
  menu(name: string, message: string | APIMessage, wait: WaitOptions = {}): Promise<Outcome> {
    const target = this.#visible(message).message;
    const command = menuCommand(this.commands(), name, ApplicationCommandType.Message);
    const resolved = { messages: { [target.id]: target } };
    return this.#act(
      {
        type: InteractionType.ApplicationCommand,
        data: { ...commandData(command), target_id: target.id, resolved },
        title: name,
        command,
      },
      wait,
    );
  }

  /** Uses a command of a user's menu. */
  userMenu(name: string, user: string, wait: WaitOptions = {}): Promise<Outcome> {
    const command = menuCommand(this.commands(), name, ApplicationCommandType.User);
    const resolver = this.#resolver();
    const target_id = resolver.user(user);
    const { resolved } = resolver;
    return this.#act(
      {
        type: InteractionType.ApplicationCommand,
        data: { ...commandData(command), target_id, resolved },
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
  post(content: string, more: PostOptions = {}): APIMessage {
    return post(this.#core, this.person.user, this.channel, content, more);
  }

  /** Adds a reaction. */
  react(message: string | APIMessage, emoji: string): void {
    const { messages, world } = this.#core;
    react(messages, world, this.#visible(message), { id: null, name: emoji }, this.person.user.id);
  }

  /** Deletes an own message, or another's with Manage Messages. */
  remove(message: string | APIMessage): void {
    remove(this.#core, this.person.user, this.#visible(message));
  }

  /** Puts an ephemeral message out of sight. */
  dismiss(message: string | APIMessage): void {
    dismiss(this.#core, this.#visible(message));
  }

  #act(plan: Omit<InteractionPlan, 'userId' | 'channel'>, wait?: WaitOptions): Promise<Outcome> {
    const { person, channel } = this;
    return act(this.#core, { ...plan, userId: person.user.id, channel }, wait);
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
}
