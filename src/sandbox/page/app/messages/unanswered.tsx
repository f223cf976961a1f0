import type { JSX } from 'preact';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { displayName, userById } from '../state/names.ts';
import { dismissed, world } from '../state/store.ts';
import type { Interaction } from '../wire/view.ts';

/** A command on its way to the bot, or one that the bot did not acknowledge in time. */
export function Unanswered({ interaction }: { readonly interaction: Interaction }): JSX.Element {
  const { id, title, userId, failure } = interaction;
  const user = userById(userId);
  const bot = world.value?.bot.user ?? null;
  const failed = failure !== null;
  return (
    <article
      class={failed ? 'message headed ephemeral' : 'message headed'}
      aria-label={failed ? `${title} failed` : `${title} is being sent`}
      tabIndex={-1}
    >
      <p class="above-line">
        {user === null ? null : <Avatar user={user} />}
        <strong>{user === null ? 'Somebody' : displayName(user)}</strong> used{' '}
        <span class="used">{title}</span>
      </p>
      <div class="message-main">
        {bot === null ? null : <Avatar user={bot} />}
        <div class="message-content">
          <div class="message-head">
            <span class="author">{bot === null ? '' : displayName(bot)}</span>
            <span class="tag">APP</span>
          </div>
          {failed ? (
            <>
              <p class="failure" role="alert">
                <Icon name="warning" /> {failure}
              </p>
              <p class="below-line">
                <Icon name="eye" /> Only you can see this •{' '}
                <button
                  type="button"
                  class="as-link"
                  onClick={() => {
                    dismissed.value = new Set([...dismissed.value, id]);
                  }}
                >
                  Dismiss message
                </button>
              </p>
            </>
          ) : (
            <p class="thinking">
              <span class="dots" aria-hidden="true" /> Sending command…
            </p>
          )}
        </div>
      </div>
    </article>
  );
}
