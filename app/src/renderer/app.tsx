import { AboutDialog } from './about/about-dialog.js';
import { LicencesDialog } from './about/licences-dialog.js';
import { useApp } from './actions/services.js';
import { CommandPalette } from './commands/command-palette.js';
import { UndoToast } from './extensions/undo-toast.js';
import { DropZone } from './install/drop-zone.js';
import { InstallDialog } from './install/install-dialog.js';
import { InstallManyDialog } from './install/install-many-dialog.js';
import { KeyBindingsDialog } from './keys/key-bindings-dialog.js';
import { useKeyBindings } from './keys/use-key-bindings.js';
import { NotificationCentre } from './notifications/notification-centre.js';
import { Toasts } from './notifications/toasts.js';
import { ActivityBar } from './shell/activity-bar.js';
import { Banners } from './shell/banners.js';
import { KeyboardDialog } from './shell/keyboard-dialog.js';
import { LinkDialog } from './shell/link-dialog.js';
import { StatusBar } from './shell/status-bar.js';
import { SwitchOffDialog } from './shell/switch-off-dialog.js';
import { Workbench } from './shell/workbench.js';
import { CulpritBar } from './trouble/culprit-bar.js';
import { CulpritDialog } from './trouble/culprit-dialog.js';
import { DiagnosticsDialog } from './trouble/diagnostics-dialog.js';
import { FailureBanner } from './trouble/failure-banner.js';

/** The window, in the language of now: every text is read anew where it changes. */
export function App() {
  const language = useApp((state) => state.language);
  return <Window key={language} />;
}

function Window() {
  useKeyBindings();
  const dialog = useApp((state) => state.dialog?.kind);
  return (
    <div className="app">
      <Banners />
      <FailureBanner />
      <CulpritBar />
      <div className="workbench">
        <ActivityBar />
        <Workbench />
      </div>
      <StatusBar />
      <Toasts />
      <NotificationCentre />
      {dialog === 'install' && <InstallDialog />}
      {dialog === 'installMany' && <InstallManyDialog />}
      {dialog === 'switchOff' && <SwitchOffDialog />}
      {dialog === 'palette' && <CommandPalette />}
      {dialog === 'keyBindings' && <KeyBindingsDialog />}
      {dialog === 'culprit' && <CulpritDialog />}
      <UndoToast />
      {dialog === 'about' && <AboutDialog />}
      {dialog === 'licences' && <LicencesDialog />}
      {dialog === 'keyboard' && <KeyboardDialog />}
      {dialog === 'diagnostics' && <DiagnosticsDialog />}
      <LinkDialog />
      <DropZone />
    </div>
  );
}
