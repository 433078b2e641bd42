/** Names of the messages between the preload script and the main process. Their shapes are those of `PreloadApi`. */
export const ipcChannels = {
  /** Window → main, one way. */
  requestHostPort: 'plugo:request-host-port',
  extensionCounts: 'plugo:extension-counts',
  /** Window → main, answered. */
  chooseExtensionFolder: 'plugo:choose-extension-folder',
  chooseDiagnosticsFile: 'plugo:choose-diagnostics-file',
  openPath: 'plugo:open-path',
  saveProfile: 'plugo:save-profile',
  openLink: 'plugo:open-link',
  openSource: 'plugo:open-source',
  chooseExportFile: 'plugo:choose-export-file',
  copyText: 'plugo:copy-text',
  saveTextFile: 'plugo:save-text-file',
  openTextFile: 'plugo:open-text-file',
  hostStatus: 'plugo:host-status',
  appFacts: 'plugo:app-facts',
  licences: 'plugo:licences',
  takeOpenRequests: 'plugo:take-open-requests',
  appSettings: 'plugo:app-settings',
  setAppSettings: 'plugo:set-app-settings',
  announce: 'plugo:announce',
  withdraw: 'plugo:withdraw',
  /** Main → window. */
  nativeResponse: 'plugo:native-response',
  appCommand: 'plugo:app-command',
  hostStatusChanged: 'plugo:host-status-changed',
  appSettingsChanged: 'plugo:app-settings-changed',
  openRequested: 'plugo:open-requested',
} as const;

/** Argument of the window's process that tells the preload script the version of the app. */
export const appVersionArgument = '--plugo-app-version=';
