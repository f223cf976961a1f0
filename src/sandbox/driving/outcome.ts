import type { APIApplicationCommandOptionChoice, APIMessage } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import type { InteractionRecord, InteractionState, ModalForm } from '../interactions/record.ts';

/** What came of an interaction. It is live: later edits and follow-ups show in it too. */
export class Outcome {
  readonly #core: Core;
  readonly record: InteractionRecord;

  constructor(core: Core, record: InteractionRecord) {
    this.#core = core;
    this.record = record;
  }

  get interactionId(): string {
    return this.record.id;
  }

  get state(): InteractionState {
    return this.record.state;
  }

  /** True once the bot acknowledged, whatever it answered. */
  get acknowledged(): boolean {
    return this.record.ackType !== null;
  }

  /** True when the bot first answered "thinking…", or put off its update. */
  get deferred(): boolean {
    return this.record.ackType === 5 || this.record.ackType === 6;
  }

  /** What Discord tells the user when the bot failed, such as "The application did not respond". */
  get failure(): string | null {
    return this.record.failure;
  }

  /** The choices of an autocomplete. */
  get choices(): readonly APIApplicationCommandOptionChoice[] {
    return this.record.choices ?? [];
  }

  get modal(): ModalForm | null {
    return this.record.modal;
  }

  /** The first answer, or the message that was updated; null when there is none, or no longer. */
  get message(): APIMessage | null {
    const original = this.record.original;
    return original === null ? null : this.#current(original.message.id);
  }

  /** The first answer and all follow-ups that still exist, in order. */
  get messages(): APIMessage[] {
    const ids = [this.record.original, ...this.record.followUps].flatMap((stored) =>
      stored === null ? [] : [stored.message.id],
    );
    return [...new Set(ids)].flatMap((id) => this.#current(id) ?? []);
  }

  /** The same as plain data, for the page. */
  toJSON(): Record<string, unknown> {
    return {
      interactionId: this.interactionId,
      state: this.state,
      deferred: this.deferred,
      failure: this.failure,
      choices: this.choices,
      modal: this.modal,
      messages: this.messages,
      ackMs: this.record.ackMs,
    };
  }

  #current(id: string): APIMessage | null {
    return this.#core.messages.find(this.record.channel.id, id)?.message ?? null;
  }
}
