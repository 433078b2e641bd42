import type { Texts } from '../en/index.js';

export const onDisk: Texts['onDisk'] = {
  title: '磁盘占用',
  installed: '安装时间',
  changed: '当前版本自',
  size: (files, size) => `${files} 个文件，${size}`,
  extension: (size) => `扩展：${size}`,
  versions: (size) => `以前的版本：${size}`,
  data: (size) => `存储的数据：${size}`,
  logs: (size) => `日志：${size}`,
};
