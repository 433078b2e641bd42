import { count } from './words.js';

export const extensions = {
  title: '扩展',
  search: '搜索扩展',
  count: (n: number) => count(n, '个扩展'),
  emptyTitle: '还没有扩展',
  emptyText: '扩展是一个含有 package.json 的文件夹。请选择一个，或将它拖放到此窗口的任意位置。',
  noMatchTitle: '没有找到',
  noMatchText: (search: string) => `没有与“${search}”匹配的扩展。`,
  clearSearch: '清除搜索',
  loading: '正在查找扩展…',
  pid: (pid: number) => `进程 ${pid}`,
};
