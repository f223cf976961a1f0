import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from 'discord.js';
import { commands } from '../../commands/index.ts';
import { actionsOf, type Command } from '../../src/discord/command/command.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { render } from '../../src/discord/rendering/render.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { buttonsIn } from './replies.ts';
import { pressOf, requestOf, targetOf } from './request.ts';

/** Subcommands that change the library. */
const CHANGING = new Set(['add', 'update', 'withdraw', 'reindex']);
/** Buttons of a reply that are pressed. */
const PRESSED = 3;

/** Everything that a person in a server may be told. */
export interface Asked {
  /** What is typed wherever a text can be typed, and what messages say that somebody points at. */
  readonly texts: readonly string[];
  /** What is typed where suggestions are given. */
  readonly beginnings: readonly string[];
}

/**
 * What every command, its first buttons and its suggestions say there, byte for byte, by what was asked. A
 * command that comes is asked too.
 */
export async function everythingSaid(
  library: Library,
  services: Services,
  { texts, beginnings }: Asked,
): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  const note = async (asked: string, answer: () => Promise<unknown>): Promise<void> => {
    said.set(asked, await answer().then(JSON.stringify, (error: unknown) => String(error)));
  };
  for (const command of commands) {
    for (const [label, request] of requestsOf(command, texts)) {
      let reply: Reply | undefined;
      await note(label, async () => {
        reply = await command.answer(request, library, services);
        return shown(reply);
      });
      const buttons = reply ? buttonsIn(reply).slice(0, PRESSED) : [];
      for (const { customId } of buttons) {
        await note(`${label}, ${customId}`, () => pressed(customId, library, services));
      }
    }
    for (const { name } of optionsOf(command).filter((one) => 'autocomplete' in one)) {
      for (const value of beginnings) {
        const request = { ...requestOf({ [name]: value }), focused: { name, value } };
        await note(`${command.data.name} ${name}: ${value}…`, async () =>
          command.complete?.(request, library, services),
        );
      }
    }
  }
  return said;
}

function shown(reply: Reply): unknown {
  return [reply.visibility, render(reply), (reply.further ?? []).map((one) => render(one))];
}

async function pressed(customId: string, library: Library, services: Services): Promise<unknown> {
  const state = decodeCustomId(customId);
  const action = actionsOf(commands).get(state?.action ?? '');
  if (!state || !action) return null;
  const question = 'When do the quiet hours begin?';
  const press = pressOf(state.fields, { question });
  const outcome = await action.answer(press, library, services);
  return 'reply' in outcome ? [outcome.kind, shown(outcome.reply)] : outcome;
}

function* requestsOf(
  { data }: Command,
  texts: readonly string[],
): Generator<readonly [label: string, request: Request]> {
  if (!('options' in data)) {
    for (const text of texts) {
      for (const own of [false, true]) {
        yield [`${data.name} ${own}: ${text}`, requestOf({}, { target: targetOf(text, { own }) })];
      }
    }
    return;
  }
  const options = data.options ?? [];
  const subcommands = options.filter(({ type }) => type === Type.Subcommand);
  const groups = subcommands.length > 0 ? subcommands : [{ name: '', options }];
  for (const { name, ...group } of groups) {
    if (CHANGING.has(name)) continue;
    const subcommand = name === '' ? null : name;
    const own = ('options' in group ? (group.options ?? []) : []) as readonly Option[];
    for (const text of texts) {
      for (const given of givenTo(own, text)) {
        const label = `${data.name} ${name} ${JSON.stringify(given)}`;
        yield [label, requestOf(given, { subcommand })];
      }
    }
  }
}

type Option = APIApplicationCommandBasicOption;

/** The options that must be given alone, and each of the others beside them. */
function* givenTo(options: readonly Option[], text: string): Generator<Request['options']> {
  const value = (option: Option) => {
    if ('choices' in option && option.choices?.[0]) return option.choices[0].value;
    if (option.type === Type.Boolean) return true;
    return option.type === Type.String ? text : 1;
  };
  const needed = options.filter(({ required }) => required === true);
  const least = Object.fromEntries(needed.map((option) => [option.name, value(option)]));
  yield least;
  for (const option of options) {
    if (option.required !== true) yield { ...least, [option.name]: value(option) };
  }
}

function optionsOf({ data }: Command): Option[] {
  const all = ('options' in data ? (data.options ?? []) : []) as APIApplicationCommandOption[];
  return all.flatMap((option) =>
    option.type === Type.Subcommand ? (option.options ?? []) : [option as Option],
  );
}
