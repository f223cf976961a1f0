import type { JSX } from 'preact';
import { leaves } from '../composer/draft.ts';
import { askExample } from '../composer/send.ts';
import { Icon } from '../parts/icon.tsx';
import { isDirect, isForum, isThread } from '../state/channel-kind.ts';
import { channel, world } from '../state/store.ts';

/** What stands where a channel begins: where one is, and three questions to start with. */
export function Welcome(): JSX.Element | null {
  const here = channel.value;
  const state = world.value;
  if (here === null || state === null) return null;
  const bot = state.bot.user.username;
  const direct = isDirect(here);
  const askable = leaves.value.length > 0 ? state.examples : [];
  return (
    <section class="welcome" aria-label="Welcome">
      <span class="welcome-sign">
        {direct ? (
          <img src="/icon.svg" alt="" />
        ) : (
          <Icon name={isThread(here) || isForum(here) ? 'thread' : 'hash'} />
        )}
      </span>
      <h2>{direct ? bot : `Welcome to #${here.name ?? ''}!`}</h2>
      <p>
        {direct
          ? `This is the beginning of your direct messages with ${bot}.`
          : isForum(here)
            ? 'A forum: each of its posts is a thread, listed below it beside this.'
            : `A Discord of your own, on this machine only. ${capital(bot)} is here and knows your documents; nothing that you write leaves the computer.`}
      </p>
      {askable.length === 0 ? null : (
        <fieldset class="chips">
          <legend>Try a question</legend>
          {askable.map((question) => (
            <button key={question} type="button" class="chip" onClick={() => askExample(question)}>
              {question}
            </button>
          ))}
        </fieldset>
      )}
      <p class="subtext">
        Type <kbd>/</kbd> for all commands. Below the channels you can choose to be a member, a
        moderator or the owner.
      </p>
    </section>
  );
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
