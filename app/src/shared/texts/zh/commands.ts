/** Titles of the app's own commands. */
export const commands = {
  installFromFolder: '从文件夹安装扩展…',
  runCommand: '运行命令…',
  showExtensions: '显示扩展',
  showLogs: '显示日志',
  showMessages: '显示消息',
  recordMessages: '录制消息或停止录制',
  openRecording: '打开消息录制文件…',
  showNotifications: '显示通知',
  toggleLog: '显示或隐藏下方的日志',
  checkUpdates: '检查扩展更新',
  undoLast: '撤消禁用或卸载',
  find: '在此处搜索',
  showSettings: '设置…',
  findCulprit: '查找有问题的扩展…',
  showModifiedSettings: '显示已修改的设置',
  showSettingsJson: '以 JSON 显示设置',
};
