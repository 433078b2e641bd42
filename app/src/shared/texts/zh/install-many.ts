import type { Texts } from '../en/index.js';

export const installMany: Texts['installMany'] = {
  planning: '正在检查文件夹…',
  title: (n) => `安装 ${n} 个扩展？`,
  nothing: '这些文件夹都无法安装',
  installing: (done, all) => `正在安装，${done}/${all}…`,
  finished: (installed, failed) =>
    failed === 0 ? `已安装 ${installed} 个扩展` : `已安装 ${installed} 个，未安装 ${failed} 个`,
  cancelled: (installed) => `已取消，已安装 ${installed} 个`,
  hint: '被其他扩展需要的先安装。',
  list: '要安装的扩展',
  choose: (name) => `安装 ${name}`,
  update: (from, to) => `从 ${from} 更新到 ${to}`,
  downgrade: (from, to) => `较旧的版本：用 ${to} 替换 ${from}`,
  version: (version) => `版本 ${version}`,
  asksFor: (permissions) => `要求 ${permissions}`,
  progress: (name) => `${name} 的进度`,
  copied: (files, totalFiles, bytes, totalBytes) => `${files}/${totalFiles} 个文件，${bytes}/${totalBytes}`,
  state: {
    waiting: '等待中',
    checking: '正在检查',
    done: '已安装',
    cancelled: '已取消，没有留下任何内容',
    failed: '未安装',
    skipped: '未选择',
  },
  install: (n) => `安装 ${n} 个`,
  cancel: '取消',
  cancelling: '正在取消…',
};
