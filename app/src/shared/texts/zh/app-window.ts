/** The main process's own dialogs. */
export const appWindow = {
  couldNotStart: 'Plugo 无法启动。',
  crashedTooOften: '窗口崩溃次数过多，没有再次加载。',
  crashedNext: '扩展继续运行。请关闭 Plugo 后重新打开。',
  dataUnwritable: (directory: string, reason: string) =>
    `Plugo 无法写入其数据目录 ${directory}：${reason}。请使它可写，或用 --data-dir=FOLDER 指定另一个目录。`,
  denied: '没有权限',
  isFile: '路径中的某一部分是文件',
  readOnly: '它位于只读磁盘上',
  full: '磁盘已满',
  notAbsolute: '这不是绝对路径。',
  notOpened: '只能打开文件夹和 Plugo 的日志文件。',
  missing: (path: string) => `${path} 不存在（或已被删除）。`,
  unreadable: (path: string) => `无法读取 ${path}。`,
  hostEnded: (code: number) => `宿主进程意外结束（代码 ${code}）。`,
  lastWords: (sentence: string, words: string) => `${sentence}它最后的输出：${words}`,
  endedTooOften: (sentence: string) => `${sentence}它结束的次数过多，没有再次启动。`,
};
