export const tray = {
  show: (app: string) => `显示 ${app}`,
  doNotDisturb: '请勿打扰',
  summary: (running: number, failed: number) => `${running} 个正在运行，${failed} 个失败`,
  hostDown: '扩展宿主没有运行',
};
