/** What a person can make the app do without choosing an object first. The palette, the menu and the keys are made of it. */
const table = {
  installFromFolder: { icon: 'add', keys: 'CmdOrCtrl+O' },
  runCommand: { icon: 'terminal', keys: 'CmdOrCtrl+Shift+P' },
  showExtensions: { icon: 'extensions', keys: 'CmdOrCtrl+1' },
  showLogs: { icon: 'output', keys: 'CmdOrCtrl+2' },
  showMessages: { icon: 'arrow-swap', keys: 'CmdOrCtrl+5' },
  recordMessages: { icon: 'record' },
  pauseMessages: { icon: 'debug-pause' },
  clearMessages: { icon: 'clear-all' },
  saveRecording: { icon: 'save' },
  openRecording: { icon: 'folder-opened' },
  replayMessages: { icon: 'run-all' },
  showPerformance: { icon: 'pulse', keys: 'CmdOrCtrl+4' },
  showNotifications: { icon: 'bell', keys: 'CmdOrCtrl+3' },
  toggleDoNotDisturb: { icon: 'bell-slash' },
  showKeyBindings: { icon: 'keyboard', keys: 'CmdOrCtrl+K CmdOrCtrl+S' },
  toggleLog: { icon: 'layout-panel', keys: 'CmdOrCtrl+J' },
  followLog: { icon: 'fold-down' },
  pauseLog: { icon: 'debug-pause' },
  wrapLog: { icon: 'word-wrap', keys: 'Alt+Z' },
  clearLog: { icon: 'clear-all' },
  exportLog: { icon: 'save-as' },
  checkUpdates: { icon: 'sync' },
  undoLast: { icon: 'discard' },
  find: { icon: 'search', keys: 'CmdOrCtrl+F' },
  showWelcome: { icon: 'home' },
  showGuide: { icon: 'book' },
  showKeyboard: { icon: 'keyboard', keys: 'CmdOrCtrl+/' },
  showAbout: { icon: 'info' },
  showSettings: { icon: 'settings-gear', keys: 'CmdOrCtrl+,' },
  findCulprit: { icon: 'search-fuzzy' },
  saveDiagnostics: { icon: 'archive' },
  showModifiedSettings: { icon: 'filter' },
  showSettingsJson: { icon: 'json' },
} as const satisfies Readonly<Record<string, AppCommand>>;

export interface AppCommand {
  /** Name of a codicon. */
  readonly icon: string;
  /** As Electron writes accelerators; two strokes one after another, with a space between them. */
  readonly keys?: string;
}

/** Its title is `texts.commands[id]`. */
export type AppCommandId = keyof typeof table;

export const appCommands: Readonly<Record<AppCommandId, AppCommand>> = table;
