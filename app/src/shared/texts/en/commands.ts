/** Titles of the app's own commands. */
export const commands = {
  installFromFolder: 'Install extension from folder…',
  runCommand: 'Run command…',
  showExtensions: 'Show extensions',
  showLogs: 'Show logs',
  showMessages: 'Show messages',
  recordMessages: 'Record messages, or stop recording',
  openRecording: 'Open a recording of messages…',
  showNotifications: 'Show notifications',
  toggleLog: 'Show or hide the log below',
  checkUpdates: 'Check for updates of extensions',
  undoLast: 'Undo disable or uninstall',
  find: 'Search here',
  showSettings: 'Settings…',
  findCulprit: 'Find the culprit…',
  showModifiedSettings: 'Show modified settings',
  showSettingsJson: 'Show settings as JSON',
};
