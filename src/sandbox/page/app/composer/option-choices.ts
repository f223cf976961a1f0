import { useEffect, useState } from 'preact/hooks';
import type { Choice } from '../parts/listbox.tsx';
import { channelChoices, roleChoices, userChoices } from '../parts/people-choices.tsx';
import { perform } from '../state/doing.ts';
import type { Option } from './command-leaves.ts';
import { draft, type Entered } from './draft.ts';
import { valuesOf } from './send.ts';

/** Milliseconds without a key before the bot is asked for choices. */
const PAUSE_MS = 150;

export interface OptionChoice extends Choice {
  readonly sent: string | number | boolean;
}

/** What an option offers, and why it offers nothing when one might expect something. */
interface Offer {
  readonly choices: readonly OptionChoice[];
  readonly note: string;
}

const NOTHING: Offer = { choices: [], note: '' };
const NO_MATCH = 'No options match your search.';

/** What an option offers for what is typed in it; nothing for a free text or number. */
export function useOptionChoices(option: Option, entered: Entered, wanted: boolean): Offer {
  const completed = useCompletion(option, entered, wanted && option.autocomplete === true);
  if (!wanted || entered.value !== undefined) return NOTHING;
  if (option.autocomplete === true) return completed;
  const typed = entered.text.trim().toLowerCase();
  const all = fixedChoices(option);
  const choices = all.filter(({ label }) => label.toLowerCase().includes(typed));
  return { choices, note: all.length > 0 && choices.length === 0 ? NO_MATCH : '' };
}

function fixedChoices(option: Option): readonly OptionChoice[] {
  const plain = (list: readonly Choice[]) => list.map((one) => ({ ...one, sent: one.value }));
  switch (option.type) {
    case 5:
      return [
        { value: 'true', label: 'True', sent: true },
        { value: 'false', label: 'False', sent: false },
      ];
    case 6:
      return plain(userChoices());
    case 7:
      return plain(channelChoices());
    case 8:
      return plain(roleChoices());
    case 9:
      return plain([...userChoices(), ...roleChoices()]);
    default:
      return (option.choices ?? []).map(({ name, value }) => ({
        value: String(value),
        label: name,
        sent: value,
      }));
  }
}

/** The bot's own choices; an answer that comes too late is dropped. */
function useCompletion(option: Option, { text }: Entered, wanted: boolean): Offer {
  const [offer, setOffer] = useState<Offer>(NOTHING);
  useEffect(() => {
    if (!wanted) {
      setOffer(NOTHING);
      return;
    }
    let late = false;
    const timer = setTimeout(async () => {
      const found = await complete(option.name).catch(() => FAILED);
      if (!late) setOffer(found);
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [option.name, text, wanted]);
  return offer;
}

const FAILED: Offer = { choices: [], note: 'Loading options failed.' };

async function complete(focused: string): Promise<Offer> {
  const now = draft.value;
  if (now === null) return NOTHING;
  const others = new Map([...now.entered].filter(([, { value }]) => !(value instanceof File)));
  const values = await valuesOf({ ...now, entered: others });
  const options = { ...values, [focused]: now.entered.get(focused)?.text ?? '' };
  const name = now.leaf.path;
  const outcome = await perform({ type: 'autocomplete', name, options, focused });
  if (outcome.failure !== null) return FAILED;
  const choices = outcome.choices.map((one) => ({
    value: String(one.value),
    label: one.name,
    sent: one.value,
  }));
  return { choices, note: choices.length === 0 ? NO_MATCH : '' };
}
