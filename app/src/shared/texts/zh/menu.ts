/** The menu and the dialogs of the system. */
export const menu = {
  file: '文件',
  view: '视图',
  help: '帮助',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  language: '语言',
  systemLanguage: '跟随系统',
  about: (app: string) => `关于 ${app}`,
  chooseFolder: '从文件夹安装扩展',
  choose: '选择',
};
