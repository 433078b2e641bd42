export const shell = {
  views: 'Views',
  extensions: 'Extensions',
  logs: 'Logs',
  runCommand: 'Run command…',
  runCommandKeys: (platform: string) => (platform === 'darwin' ? '⇧⌘P' : 'Ctrl+Shift+P'),
  installFromFolder: 'Install from folder…',
  resizeList: 'Resize the list of extensions',
  resizeLogs: 'Resize the log',
  showThese: (which: string) => `Show in the list: ${which}`,
  version: (version: string) => `Plugo ${version}`,
};
