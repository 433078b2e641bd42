import { useActions, useApp } from '../actions/services.js';
import { texts } from '../texts/index.js';
import { Icon } from '../ui/icon.js';

/** The views of the window, and its most used button. */
export function ActivityBar() {
  const { setLogRoom, showExtensions, openPalette, openHostSettings } = useActions();
  const logRoom = useApp((state) => state.logRoom);
  const words = texts.shell;
  return (
    <nav className="activity-bar" aria-label={words.views}>
      <Activity
        icon="extensions"
        label={words.extensions}
        current={logRoom !== 'full'}
        onClick={showExtensions}
      />
      <Activity
        icon="output"
        label={words.logs}
        current={logRoom === 'full'}
        onClick={() => setLogRoom('full')}
      />
      <span className="activity-space" />
      <Activity icon="terminal" label={texts.palette.title} current={false} onClick={() => openPalette()} />
      <Activity
        icon="settings-gear"
        label={texts.hostSettings.title}
        current={false}
        onClick={openHostSettings}
      />
    </nav>
  );
}

interface ActivityProps {
  readonly icon: string;
  readonly label: string;
  readonly current: boolean;
  readonly onClick: () => void;
}

function Activity({ icon, label, current, onClick }: ActivityProps) {
  return (
    <button
      type="button"
      className="activity"
      aria-label={label}
      title={label}
      aria-current={current ? 'page' : undefined}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
