import type { Texts } from '../en/index.js';

export const permissions: Texts['permissions'] = {
  title: '权限',
  hint: '它在 package.json 中要求的权限、Plugo 授予的权限，以及自 Plugo 启动以来的使用情况。',
  none: '它没有要求任何权限',
  noneText: '它的 package.json 没有列出权限，也没有列出其他扩展。',
  permission: '权限',
  asked: '已要求',
  granted: '已授予',
  used: '已使用',
  yes: '是',
  no: '否',
  unchecked: '未隔离',
  uncheckedHint: '这是扩展的说明，Plugo 不会阻止：扩展以您的权限运行，请只安装您信任的扩展。',
  notCounted: '不计数',
  call: (name) => `调用 ${name}`,
  event: (name) => `接收 ${name} 的事件`,
  times: (n) => (n === 0 ? '从未' : `${n} 次`),
  refusedTimes: (n) => `拒绝 ${n} 次`,
  last: (moment) => `最近一次 ${moment}`,
};
