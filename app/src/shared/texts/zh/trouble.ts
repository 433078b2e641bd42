import { count } from './words.js';

export const trouble = {
  region: '失败的扩展',
  failed: (name: string) => `${name} 失败`,
  crashed: (times: number, minutes: number) => `它在 ${count(minutes, '分钟')}内崩溃了 ${count(times, '次')}`,
  crashedWithin: (times: number, seconds: number) =>
    `它在 ${count(seconds, '秒')}内崩溃了 ${count(times, '次')}`,
  several: (n: number) => `${count(n, '个扩展')}失败`,
  showAll: '显示',
  hideAll: '隐藏',
  restart: '重新启动',
  restartAll: '全部重新启动',
  show: '查看',
  disable: '禁用',
  dismiss: '忽略',
  dismissAll: '全部忽略',
  buttonOf: (button: string, name: string) => `${button} ${name}`,
  findCulprit: '查找有问题的扩展…',
  saveDiagnostics: '保存诊断信息…',
};

export const culprit = {
  title: '查找有问题的扩展',
  intro:
    '出了问题，却不知道是哪个扩展引起的？Plugo 会暂停一半扩展，由你判断问题是否还在，几步之后即可找出该扩展。你的启用和禁用设置不会改变，除扩展外不会重新启动任何内容。',
  steps: (extensions: number, steps: number) =>
    `共 ${count(extensions, '个扩展')}，大约需要 ${count(steps, '步')}。`,
  none: '没有正在运行的扩展，因此无从查找。',
  how: '由谁判断问题是否存在？',
  byPerson: '由我判断：每一步都询问我',
  byFailure: '自动：有扩展崩溃或失败',
  byLog: '自动：日志中有匹配的行',
  byCommand: '自动：命令执行失败',
  pattern: '正则表达式',
  patternInvalid: '这不是有效的正则表达式。',
  command: '命令',
  noCommands: '正在运行的扩展中没有无参数的命令。',
  observe: '每一步等待问题出现的时间',
  seconds: (n: number) => count(n, '秒'),
  start: '开始查找',
  region: '查找有问题的扩展',
  step: (step: number, steps: number) => `第 ${step} 步，共 ${steps} 步`,
  preparing: (on: number, paused: number) =>
    `正在重新启动 ${count(on, '个扩展')}，已暂停 ${count(paused, '个')}…`,
  ask: (on: number, paused: number) =>
    `${count(on, '个')}正在运行，${count(paused, '个')}已暂停。请重试出问题的操作：问题还在吗？`,
  checking: (on: number, paused: number) =>
    `${count(on, '个')}正在运行，${count(paused, '个')}已暂停。正在等待问题出现…`,
  bad: '是，还在',
  good: '否，已消失',
  stop: '停止查找',
  found: (name: string) => `${name} 引起了该问题。`,
  needs: (names: string) => `问题出现时，它和它所依赖的扩展正在运行：${names}。`,
  pair: (one: string, other: string) => `${one} 和 ${other} 一起运行时才会出现该问题。`,
  nobody: '没有任何扩展运行时问题仍然存在，因此与扩展无关。',
  restored: '所有扩展都已恢复原状。',
  disable: (name: string) => `禁用 ${name}`,
  show: '查看',
  report: '复制报告',
  reported: (name: string, version: string, id: string) => `有问题的扩展：${name} ${version}（${id}）`,
  close: '关闭',
  paused: '因查找而暂停',
};

export const diagnostics = {
  title: '保存诊断信息',
  intro: '把有助于查明问题的信息保存为一个文件。它只留在这台电脑上，除非你把它交给别人。',
  inside: '包含',
  insideList: '版本、扩展的状态和清单、设置、扩展的事件、崩溃报告、最近的日志、Plugo 正在运行的进程',
  outside: '不包含',
  outsideList: '机密（已遮盖）、扩展存储的数据、你的文件；主文件夹和用户名会被替换',
  save: '选择保存位置…',
  saving: (name: string) => `正在收集 ${name}`,
  saved: (file: string) => `已保存为 ${file}。`,
  size: (size: string, entries: number) => `包含 ${count(entries, '个文件')}，${size}。`,
  show: '在文件夹中显示',
  cancel: '取消',
  close: '关闭',
  fileTitle: '保存诊断信息',
  fileKind: 'Zip 压缩文件',
  progress: '诊断信息的进度',
};
