import type { Texts } from '../en/index.js';

export const links: Texts['links'] = {
  title: (host) => `在浏览器中打开 ${host}？`,
  text: '扩展或其附带的文本链接到此地址：',
  open: '在浏览器中打开',
  copy: '复制地址',
  onlyHttps: '只能打开 https 地址。',
  notOpened: (address, reason) => `浏览器未能打开 ${address}：${reason}`,
};
