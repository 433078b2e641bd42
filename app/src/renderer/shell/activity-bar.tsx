import { type AppCommandId, appCommands } from '../../shared/app-commands.js';
import { texts } from '../../shared/texts/index.js';
import { useApp, useServices } from '../actions/services.js';
import type { ViewId } from '../store/app-store.js';
import { Icon } from '../ui/icon.js';
import { type View, views } from './views.js';

/** The views of the window, and its most used buttons. */
export function ActivityBar() {
  const { perform } = useServices();
  const current = useApp((state) => state.view);
  const command = (id: AppCommandId, label: string) => (
    <Activity icon={appCommands[id].icon} label={label} current={false} onClick={() => perform(id)} />
  );
  const all = (Object.entries(views) as [ViewId, View][]).filter(([, view]) => !view.apart);
  const show = ([id, view]: [ViewId, View]) => (
    <Activity
      key={id}
      icon={view.icon}
      label={view.title()}
      current={id === current}
      onClick={() => perform(view.command)}
    />
  );
  return (
    <nav className="activity-bar" aria-label={texts.shell.views}>
      {all.filter(([, view]) => view.last === undefined).map(show)}
      <span className="activity-space" />
      {command('runCommand', texts.palette.title)}
      {all.filter(([, view]) => view.last === true).map(show)}
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
