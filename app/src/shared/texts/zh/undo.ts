import type { Texts } from '../en/index.js';

export const undo: Texts['undo'] = {
  title: '撤消',
  undo: '撤消',
  done: {
    disable: (name) => `已禁用 ${name}。`,
    uninstall: (name) => `已卸载 ${name}。`,
  },
  also: (names) => `同时禁用：${names}。`,
  until: (moment) => `可在 ${moment} 之前撤消，也可通过命令面板撤消。`,
  hide: '隐藏',
};
