import type { Texts } from '../en/index.js';

export const readme: Texts['readme'] = {
  title: '自述',
  empty: '没有自述文件',
  emptyText: '扩展文件夹中的 README.md 会显示在这里。',
};
