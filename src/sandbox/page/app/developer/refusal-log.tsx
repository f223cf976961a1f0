import type { JSX } from 'preact';
import { refusals } from '../state/store.ts';

/** What Discord would have refused, newest first. */
export function RefusalLog(): JSX.Element {
  const list = refusals.value;
  if (list.length === 0) {
    return (
      <p class="nothing">
        Discord would have taken everything that the bot sent. What it refuses stands here, with the
        reason in plain words.
      </p>
    );
  }
  return (
    <ul class="log">
      {[...list].reverse().map((one) => (
        <li key={`${one.at} ${one.path}`} class="refusal">
          <p class="refusal-plain">{one.plain}</p>
          <p class="log-sub">
            <span class="latency bad">
              {one.status}
              {one.code === 0 ? '' : ` · ${one.code}`}
            </span>{' '}
            {one.method} <code>{one.path}</code> · {new Date(one.at).toLocaleTimeString()}
          </p>
        </li>
      ))}
    </ul>
  );
}
