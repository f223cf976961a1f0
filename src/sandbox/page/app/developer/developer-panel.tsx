import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { toggleSide } from '../state/panels.ts';
import { refusals, world } from '../state/store.ts';
import { FaultButtons } from './fault-buttons.tsx';
import { InteractionLog } from './interaction-log.tsx';
import { RefusalLog } from './refusal-log.tsx';

const TABS = ['Interactions', 'Refused', 'Faults'] as const;
type Tab = (typeof TABS)[number];

/** What goes on between the bot and Discord, and ways to make it go wrong. */
export function DeveloperPanel(): JSX.Element {
  const [tab, setTab] = useState<Tab>('Interactions');
  const id = useId();
  const counts: Partial<Record<Tab, number>> = {
    Refused: refusals.value.length,
    Faults: world.value?.faults.length ?? 0,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = TABS.at((TABS.indexOf(tab) + step) % TABS.length) ?? 'Interactions';
    setTab(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <aside class="side developer" aria-label="Developer panel">
      <div class="side-head">
        <h2>Developer panel</h2>
        <button
          type="button"
          class="tool"
          aria-label="Close developer panel"
          onClick={() => toggleSide('developer')}
        >
          <Icon name="close" />
        </button>
      </div>
      <div class="tabs" role="tablist" aria-label="Developer panel" onKeyDown={onKeyDown}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            aria-selected={one === tab}
            aria-controls={`${id}-panel`}
            tabIndex={one === tab ? 0 : -1}
            onClick={() => setTab(one)}
          >
            {one}
            {(counts[one] ?? 0) > 0 ? <span class="badge">{counts[one]}</span> : null}
          </button>
        ))}
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
        tabIndex={0}
      >
        {tab === 'Interactions' ? <InteractionLog /> : null}
        {tab === 'Refused' ? <RefusalLog /> : null}
        {tab === 'Faults' ? <FaultButtons /> : null}
      </div>
    </aside>
  );
}
