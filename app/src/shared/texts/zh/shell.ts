export const shell = {
  views: '视图',
  extensions: '扩展',
  logs: '日志',
  runCommand: '运行命令…',
  runCommandKeys: (platform: string) => (platform === 'darwin' ? '⇧⌘P' : 'Ctrl+Shift+P'),
  installFromFolder: '从文件夹安装…',
  resizeList: '调整扩展列表的宽度',
  resizeLogs: '调整日志的高度',
  showThese: (which: string) => `在列表中显示：${which}`,
  version: (version: string) => `Plugo ${version}`,
};
