import type { HostProcessStatus } from '../../shared/preload-api.js';
import { texts } from '../../shared/texts/index.js';
import { useApp, useServices } from '../actions/services.js';
import { StatusBarItems } from '../contributed/status-bar-items.js';
import { secondsUntil } from '../format/format.js';
import { Bell, PendingKeys, ProgressStatus } from '../notifications/status-items.js';
import { Icon } from '../ui/icon.js';
import { useNow } from '../ui/use-now.js';
import { StatusCounts } from './status-counts.js';

/** How the host is, how many extensions run, and what is unread. */
export function StatusBar() {
  const { appVersion } = useServices();
  return (
    <footer className="status-bar">
      <HostStatus />
      <StatusCounts />
      <StatusBarItems side="left" />
      <PendingKeys />
      <span className="status-space" />
      <StatusBarItems side="right" />
      <ProgressStatus />
      <LogSwitch />
      <Bell />
      <span className="status-item">{texts.shell.version(appVersion)}</span>
    </footer>
  );
}

function HostStatus() {
  const status = useApp((state) => state.hostProcess);
  const connected = useApp((state) => state.connected);
  const pid = useApp((state) => state.host?.pid);
  const now = useNow(status.kind === 'restarting');
  const words = texts.host;
  const shown = {
    running: connected
      ? { word: words.running, icon: 'circle-filled', tone: 'ok' }
      : { word: words.starting, icon: 'loading', tone: 'busy' },
    starting: { word: words.starting, icon: 'loading', tone: 'busy' },
    restarting: { word: restartingWord(status, now), icon: 'debug-restart', tone: 'warning' },
    failed: { word: words.failed, icon: 'error', tone: 'error' },
  }[status.kind];
  return (
    <span
      className={`status-item status-host tone-${shown.tone}`}
      role="status"
      title={connected && pid !== undefined ? words.pid(pid) : undefined}
    >
      <Icon name={shown.icon} />
      <span>{shown.word}</span>
    </span>
  );
}

function restartingWord(status: HostProcessStatus, now: number): string {
  const seconds = status.kind === 'restarting' ? secondsUntil(status.retryAt, now) : 0;
  return seconds > 0 ? texts.host.restarting(seconds) : texts.host.restartingNow;
}

function LogSwitch() {
  const { perform } = useServices();
  const open = useApp((state) => state.logOpen || state.view === 'logs');
  return (
    <button
      type="button"
      className="status-item status-button"
      aria-expanded={open}
      onClick={() => perform('toggleLog')}
    >
      <Icon name="output" /> {texts.shell.logs}
    </button>
  );
}
