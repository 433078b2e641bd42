import type { Texts } from '../en/index.js';

export const versions: Texts['versions'] = {
  title: '版本',
  hint: 'Plugo 保留最近三个版本。新版本若在最初十分钟内崩溃三次，将自动回滚。',
  linkedHint: '它在自己的文件夹中运行，因此 Plugo 不保留其他版本。',
  inForce: '使用中',
  rejected: '崩溃后已回滚',
  since: (moment) => `自 ${moment}`,
  until: (moment) => `至 ${moment}`,
  size: (files, size) => `${files} 个文件，${size}`,
  use: '使用',
  putInForce: (version) => `使用版本 ${version}`,
  deleteVersion: (version) => `删除版本 ${version}`,
  updateFound: (version) => `安装来源文件夹中有版本 ${version}。`,
  update: (version) => `更新到 ${version}`,
};
