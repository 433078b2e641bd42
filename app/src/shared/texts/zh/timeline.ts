export const timeline = {
  overview: '概述',
  title: '时间线',
  tabs: (name: string) => `${name} 的视图`,
  empty: '还没有发生任何事情',
  emptyText: '安装、启动、崩溃、更改设置：全部记录在这里。',
  loading: '正在读取发生过的事情…',
  level: { info: '信息', warning: '警告', error: '错误' },
  times: (n: number) => `连续 ${n} 次`,
  crashReport: '崩溃报告',
};
