import { type AppCommandId, appCommands } from '../../shared/app-commands.js';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import type { ViewId } from '../store/app-store.js';
import { contributedPages, nameOfView } from '../store/contributed.js';
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
      <ContributedActivities />
      <span className="activity-space" />
      {command('runCommand', texts.palette.title)}
      {all.filter(([, view]) => view.last === true).map(show)}
    </nav>
  );
}

/** Pages of extensions. */
function ContributedActivities() {
  const { showContributedView } = useActions();
  const extensions = useApp((state) => state.extensions);
  const current = useApp((state) => (state.view === 'contributed' ? state.contributedView : undefined));
  const pages = contributedPages(Object.values(extensions));
  if (pages.length === 0) return null;
  return (
    <ul className="activity-contributed" aria-label={texts.contributed.views}>
      {pages.map((page) => (
        <li key={nameOfView(page)}>
          <Activity
            icon={page.contribution.icon}
            label={visibleText(page.contribution.title)}
            current={current !== undefined && nameOfView(current) === nameOfView(page)}
            onClick={() => showContributedView({ extensionId: page.extensionId, viewId: page.viewId })}
          />
        </li>
      ))}
    </ul>
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
