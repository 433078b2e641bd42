export const tray = {
  show: (app: string) => `Show ${app}`,
  doNotDisturb: 'Do not disturb',
  summary: (running: number, failed: number) => `${running} running, ${failed} failed`,
  hostDown: 'The extension host is not running',
};
