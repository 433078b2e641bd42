import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useApp } from './actions/services.js';
import { CommandPalette } from './commands/command-palette.js';
import { ExtensionDetails } from './details/extension-details.js';
import { ExtensionList } from './extensions/extension-list.js';
import { DropZone } from './install/drop-zone.js';
import { InstallDialog } from './install/install-dialog.js';
import { LogsPanel } from './logs/logs-panel.js';
import { NotificationCentre } from './notifications/notification-centre.js';
import { Toasts } from './notifications/toasts.js';
import { HostSettingsDialog } from './settings/host-settings-dialog.js';
import { ActivityBar } from './shell/activity-bar.js';
import { Banners } from './shell/banners.js';
import { StatusBar } from './shell/status-bar.js';
import { SwitchOffDialog } from './shell/switch-off-dialog.js';
import { useShortcuts } from './shell/use-shortcuts.js';
import { texts } from './texts/index.js';

/** The window: views on the left, the log below, dialogs above. */
export function App() {
  useShortcuts();
  const dialog = useApp((state) => state.dialog?.kind);
  return (
    <div className="app">
      <Banners />
      <div className="workbench">
        <ActivityBar />
        <Views />
      </div>
      <StatusBar />
      <Toasts />
      <NotificationCentre />
      {dialog === 'install' && <InstallDialog />}
      {dialog === 'switchOff' && <SwitchOffDialog />}
      {dialog === 'palette' && <CommandPalette />}
      {dialog === 'hostSettings' && <HostSettingsDialog />}
      <DropZone />
    </div>
  );
}

function Views() {
  const room = useApp((state) => state.logRoom);
  const panelIds = room === 'panel' ? ['extensions', 'logs'] : [room === 'full' ? 'logs' : 'extensions'];
  const layout = useDefaultLayout({ id: 'plugo-views', panelIds, storage: localStorage });
  return (
    <Group orientation="vertical" className="views" {...layout}>
      {room !== 'full' && (
        <Panel id="extensions" minSize={180}>
          <ExtensionsView />
        </Panel>
      )}
      {room === 'panel' && <Separator className="separator horizontal" aria-label={texts.shell.resizeLogs} />}
      {room !== 'closed' && (
        <Panel id="logs" minSize={110} defaultSize={room === 'full' ? '100%' : '32%'}>
          <LogsPanel />
        </Panel>
      )}
    </Group>
  );
}

function ExtensionsView() {
  const layout = useDefaultLayout({ id: 'plugo-extensions', storage: localStorage });
  return (
    <Group orientation="horizontal" {...layout}>
      <Panel id="list" minSize={300} maxSize="60%" defaultSize="36%">
        <ExtensionList />
      </Panel>
      <Separator className="separator vertical" aria-label={texts.shell.resizeList} />
      <Panel id="details" minSize={320}>
        <ExtensionDetails />
      </Panel>
    </Group>
  );
}
