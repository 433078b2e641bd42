import type { Texts } from '../en/index.js';

export const dependencies: Texts['dependencies'] = {
  title: '依赖关系',
  hint: '左侧是需要它的扩展，右侧是它需要的扩展，各带版本和所要求的范围。',
  none: '它独立存在',
  noneText: '它不需要其他扩展，也没有扩展需要它。',
  neededBy: '被需要',
  needs: '需要',
  nobody: '没有扩展需要它',
  nothing: '不需要其他扩展',
  missing: (range) => `未安装，要求 ${range}`,
  optionalRange: (range) => `${range}，可选`,
  indirect: (n) => `另有 ${n} 个扩展间接需要它。`,
};
