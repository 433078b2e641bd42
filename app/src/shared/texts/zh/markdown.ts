import type { Texts } from '../en/index.js';

export const markdown: Texts['markdown'] = {
  footnotes: '脚注',
  cut: '文本未完，仅显示到此处。',
};
