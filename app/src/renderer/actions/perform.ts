import type { AppCommandId } from '../../shared/app-commands.js';
import { modifiedFilter } from '../settings/find-settings.js';
import type { AppStore } from '../store/app-store.js';
import type { AppActions } from './app-actions.js';
import { focusSearch } from './focus-search.js';

/** Does what the palette, a menu item or keys ask for. */
export type Perform = (command: AppCommandId) => void;

export function performer(store: AppStore, actions: AppActions): Perform {
  const performers: Readonly<Record<AppCommandId, () => unknown>> = {
    installFromFolder: () => actions.install.chooseFolder(),
    runCommand: () => actions.openPalette(),
    showExtensions: () => actions.showView('extensions'),
    showLogs: () => actions.showView('logs'),
    showMessages: () => actions.showView('messages'),
    recordMessages: () => actions.messages.toggle(),
    pauseMessages: () => actions.messages.pause(!store.getState().messagesPaused),
    clearMessages: () => actions.messages.clear(),
    saveRecording: () => actions.messages.save(),
    replayMessages: () => actions.messages.openReplay(true),
    openRecording: () => actions.messages.open(),
    showPerformance: () => actions.showView('performance'),
    showNotifications: () => actions.openCentre(),
    toggleDoNotDisturb: () => actions.toggleDoNotDisturb(),
    showKeyBindings: () => actions.openKeyBindings(),
    toggleLog: () => actions.openLog(!store.getState().logOpen),
    checkUpdates: () => actions.checkUpdates(true),
    undoLast: () => actions.undo(),
    followLog: () => actions.inLog('follow'),
    pauseLog: () => actions.inLog('pause'),
    wrapLog: () => actions.inLog('wrap'),
    clearLog: () => actions.inLog('clear'),
    exportLog: () => actions.inLog('export'),
    find: focusSearch,
    showSettings: () => actions.openSettings(),
    findCulprit: () => actions.openCulprit(),
    saveDiagnostics: () => actions.openDiagnostics(),
    showModifiedSettings() {
      actions.openSettings();
      actions.searchSettings(modifiedFilter);
    },
    showSettingsJson() {
      actions.openSettings();
      actions.showSettingsJson(true);
    },
    showWelcome: () => actions.showView('welcome'),
    showGuide: () => actions.showView('guide'),
    showKeyboard: () => actions.showKeyboard(),
    showAbout: () => actions.showAbout(),
  };
  return (command) => void performers[command]();
}
