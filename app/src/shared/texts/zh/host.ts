export const host = {
  unreachable: '扩展宿主没有运行。',
  interrupted: '扩展宿主在回答之前停止了。操作可能已完成，也可能没有。',
  unreachableNext: '它会自动重新启动；之后请检查结果并重试。',
  starting: '宿主正在启动',
  running: '宿主正在运行',
  restarting: (seconds: number) => `宿主将在 ${seconds} 秒后重新启动`,
  restartingNow: '宿主正在重新启动',
  failed: '宿主启动失败',
  endedTitle: '扩展宿主意外结束。',
  endedNext: (reason: string) => `${reason} 它会自动重新启动；在此之前扩展处于停止状态。`,
  failedTitle: '扩展宿主无法启动。',
  failedNext: (reason: string) => `${reason} 请关闭 Plugo 后重新打开；如果仍然无效，请查看宿主的日志。`,
  restartedTitle: '扩展宿主已重新启动。',
  restartedText: (reason: string | undefined) =>
    `${reason === undefined ? '' : `${reason} `}扩展已重新启动；正在进行的调用已失败。`,
  pid: (pid: number) => `进程 ${pid}`,
};
