import { encode, perform } from '../state/doing.ts';
import { notice, replyingTo } from '../state/store.ts';
import type { OptionValues } from '../wire/request.ts';
import type { Option } from './command-leaves.ts';
import {
  type CommandDraft,
  closeCommand,
  draft,
  type Entered,
  files,
  isFilled,
  leaves,
  markMissing,
  openCommand,
  text,
} from './draft.ts';

/** Option types of whole and other numbers. */
const NUMBERS = [4, 10];

/** Sends the command that is filled in; what cannot be sent stays in the line with a sentence. */
export async function sendCommand(): Promise<void> {
  const sent = draft.value;
  if (sent === null) return;
  const missing = sent.leaf.options
    .filter(({ name, required }) => required === true && !isFilled(sent, name))
    .map(({ name }) => name);
  if (missing.length > 0) return markMissing(missing);
  try {
    const options = await valuesOf(sent);
    closeCommand();
    await perform({ type: 'slash', name: sent.leaf.path, options });
  } catch (error) {
    notice.value = (error as Error).message;
    draft.value ??= sent;
  }
}

/** What is entered, as a command carries it. */
export async function valuesOf(sent: CommandDraft): Promise<OptionValues> {
  const filled = sent.leaf.options.filter(({ name }) => isFilled(sent, name));
  const pairs = filled.map(async (option) => {
    const entered = sent.entered.get(option.name) ?? { text: '' };
    return [option.name, await sentValue(option, entered)] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

async function sentValue(option: Option, { text: typed, value }: Entered) {
  if (value instanceof File) return encode(value);
  if (value !== undefined) return value;
  const chosen = option.choices?.find(
    ({ name }) => name.toLowerCase() === typed.trim().toLowerCase(),
  );
  if (chosen !== undefined) return chosen.value;
  const number = Number(typed);
  return NUMBERS.includes(option.type) && !Number.isNaN(number) ? number : typed;
}

/** Sends the message that stands in the line, with its files. */
export async function sendMessage(): Promise<void> {
  const content = text.value;
  const chosen = files.value;
  const target = replyingTo.value;
  if (content.trim() === '' && chosen.length === 0) return;
  try {
    const encoded = await Promise.all(chosen.map(encode));
    text.value = '';
    files.value = [];
    replyingTo.value = null;
    await perform({
      type: 'post',
      content,
      files: encoded,
      ...(target === null ? {} : { replyTo: target.id }),
    });
  } catch (error) {
    notice.value = (error as Error).message;
    text.value ||= content;
    if (files.value.length === 0) files.value = chosen;
  }
}

/** Asks one of the example questions, with the first command that takes a text. */
export function askExample(question: string): void {
  const leaf =
    leaves.value.find(({ path }) => path === 'ask') ??
    leaves.value.find(({ options }) => options[0]?.type === 3 && options[0].required === true);
  const [first] = leaf?.options ?? [];
  if (leaf === undefined || first === undefined) {
    notice.value = 'The bot has not registered its commands yet.';
    return;
  }
  openCommand(leaf.path, new Map([[first.name, question]]));
  void sendCommand();
}
