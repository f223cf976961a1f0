import type { PersonInChannel } from '../driving/person-in-channel.ts';
import type { Action } from './action-form.ts';

/** Lets a user do what the page asks. Interactions return once acknowledged: the rest is live. */
export async function perform(person: PersonInChannel, action: Action): Promise<unknown> {
  const wait = { until: 'acknowledged' } as const;
  switch (action.type) {
    case 'slash':
      return person.slash(action.name, action.options, wait);
    case 'autocomplete':
      return person.autocomplete(action.name, action.options, action.focused);
    case 'menu':
      return person.menu(action.name, action.message, wait);
    case 'user-menu':
      return person.userMenu(action.name, action.target, wait);
    case 'press':
      return person.press(action.message, action.button, wait);
    case 'choose':
      return person.choose(action.message, action.customId, action.values, wait);
    case 'submit':
      return person.submit(action.interaction, action.values, wait);
    case 'post': {
      const { content, files, replyTo } = action;
      return {
        message: person.post(content, { files, ...(replyTo === undefined ? {} : { replyTo }) }),
      };
    }
    case 'react':
      person.react(action.message, action.emoji);
      return {};
    case 'remove':
      person.remove(action.message);
      return {};
    case 'dismiss':
      person.dismiss(action.message);
      return {};
  }
}
