import type { JSX } from 'preact';
import { Composer } from '../composer/composer.tsx';
import { DeveloperPanel } from '../developer/developer-panel.tsx';
import { MessageList } from '../messages/message-list.tsx';
import { ModalDialog } from '../modal/modal-dialog.tsx';
import { drawerOpen, side } from '../state/panels.ts';
import { guild, openModal, world } from '../state/store.ts';
import { ChannelList } from './channel-list.tsx';
import { Header } from './header.tsx';
import { MemberList } from './member-list.tsx';
import { PersonSwitch } from './person-switch.tsx';
import { ServerRail } from './server-rail.tsx';
import { StatusLine } from './status-line.tsx';

/** The whole page: servers, channels, messages, and members or the developers' panel. */
export function App(): JSX.Element {
  if (world.value === null) {
    return (
      <main class="loading">
        <img src="/icon.svg" alt="" />
        <StatusLine />
        <p role="status">Opening the sandbox…</p>
      </main>
    );
  }
  const modal = openModal.value;
  return (
    <div class={drawerOpen.value ? 'frame drawer-open' : 'frame'} data-side={side.value}>
      <div class="left">
        <ServerRail />
        <div class="sidebar">
          <ChannelList />
          <PersonSwitch />
        </div>
      </div>
      <button
        type="button"
        class="scrim"
        aria-label="Close the channel list"
        onClick={() => (drawerOpen.value = false)}
      />
      <main class="centre">
        <Header />
        <StatusLine />
        <MessageList />
        <Composer />
      </main>
      {side.value === 'members' && guild.value !== null ? <MemberList /> : null}
      {side.value === 'developer' ? <DeveloperPanel /> : null}
      {modal === null ? null : <ModalDialog key={modal.interactionId} {...modal} />}
    </div>
  );
}
