import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Scrolling } from '../markdown/code-block.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { nameOfUser } from '../state/names.ts';
import { interactions, world } from '../state/store.ts';
import { getInteraction } from '../wire/request.ts';
import type { Interaction, InteractionDetail } from '../wire/view.ts';

/** Autocomplete: one for nearly every key, so they are shown on demand. */
const AUTOCOMPLETE = 4;

const KINDS: Readonly<Record<number, readonly [IconName, string]>> = {
  2: ['apps', 'Command'],
  3: ['check', 'Component'],
  4: ['more', 'Autocomplete'],
  5: ['file', 'Form'],
};

/** First answers by Discord's numbers ("Interaction Callback Type"). */
const ANSWERS: Readonly<Record<number, string>> = {
  4: 'message',
  5: 'deferred: thinking…',
  6: 'deferred update',
  7: 'update of the message',
  8: 'choices',
  9: 'form',
};

export function InteractionLog(): JSX.Element {
  const [typing, setTyping] = useState(false);
  const shown = interactions.value.filter(({ type }) => typing || type !== AUTOCOMPLETE);
  return (
    <>
      <label class="tick small">
        <input
          type="checkbox"
          checked={typing}
          onChange={({ currentTarget }) => setTyping(currentTarget.checked)}
        />
        <span>Show autocomplete</span>
      </label>
      {shown.length === 0 ? (
        <p class="nothing">
          Nothing yet. Run a command, and what Discord sends and what the bot answers stands here.
        </p>
      ) : null}
      <ul class="log">
        {[...shown].reverse().map((one) => (
          <li key={one.id}>
            <Entry interaction={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Entry({ interaction }: { readonly interaction: Interaction }): JSX.Element {
  const [open, setOpen] = useState(false);
  const { id, type, title, userId, createdAt } = interaction;
  const [icon, kind] = KINDS[type] ?? ['apps', 'Interaction'];
  return (
    <details
      class="log-entry"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <Icon name={icon} />
        <span class="log-title">{title}</span>
        <Latency interaction={interaction} />
        <span class="log-sub">
          {kind} · {nameOfUser(userId)} · {new Date(createdAt).toLocaleTimeString()}
        </span>
      </summary>
      {open ? <Detail id={id} key={`${interaction.state} ${interaction.ackMs}`} /> : null}
    </details>
  );
}

/** How long the bot took to acknowledge, against the time it has. */
function Latency({ interaction }: { readonly interaction: Interaction }): JSX.Element {
  const { state, ackMs } = interaction;
  const limit = world.value?.ackTimeoutMs ?? 3000;
  if (state === 'failed') return <span class="latency bad">failed</span>;
  if (ackMs === null) return <span class="latency">waiting…</span>;
  const kind = ackMs < limit / 3 ? 'good' : 'slow';
  return (
    <span class={`latency ${kind}`} title={`The bot has ${limit} ms`}>
      {ackMs} ms
    </span>
  );
}

function Detail({ id }: { readonly id: string }): JSX.Element {
  const [detail, setDetail] = useState<InteractionDetail | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    getInteraction(id).then(setDetail, (error: Error) => setProblem(error.message));
  }, [id]);
  if (detail === null) return <p class="subtext">{problem === '' ? 'Loading…' : problem}</p>;
  const answer = detail.ackType === null ? null : (ANSWERS[detail.ackType] ?? 'something else');
  return (
    <div class="log-detail">
      {detail.failure === null ? null : <p class="problem">People saw: {detail.failure}</p>}
      <h3>Discord sent to the bot</h3>
      <Json value={detail.payload} />
      <h3>The bot answered{answer === null ? ' nothing' : `: ${answer}`}</h3>
      {detail.calls.map((call) => (
        <div key={`${call.at} ${call.path}`} class="call">
          <p>
            <strong>{call.method}</strong> <code>{call.path}</code>{' '}
            <span class={call.status < 400 ? 'latency good' : 'latency bad'}>{call.status}</span>{' '}
            {call.ms} ms
          </p>
          {call.body === null ? null : <Json value={call.body} />}
        </div>
      ))}
    </div>
  );
}

/** Data as it went over the wire. */
function Json({ value }: { readonly value: unknown }): JSX.Element {
  const text = JSON.stringify(value, null, 2);
  return (
    <div class="code-block">
      <Scrolling label="JSON">{text}</Scrolling>
      <CopyButton text={text} />
    </div>
  );
}
