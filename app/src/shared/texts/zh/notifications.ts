import { count } from './words.js';

export const notifications = {
  title: '通知',
  severity: { info: '信息', warning: '警告', error: '错误' },
  clearAll: '全部清除',
  dismiss: '关闭',
  hide: '隐藏',
  emptyTitle: '没有通知',
  emptyText: '扩展想让您知道的事情会显示在这里。',
  times: (n: number) => `×${n}`,
  timesLabel: (n: number) => `${n} 次`,
  chosen: (action: string) => `已选择：${action}`,
  dismissed: '已关闭',
  more: (n: number) => `还有 ${count(n, '条通知')}`,
  host: 'Plugo',
};
