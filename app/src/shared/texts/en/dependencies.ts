import { count } from './words.js';

export const dependencies = {
  title: 'Dependencies',
  hint: 'On the left what needs it, on the right what it needs, each with its version and the range that is wanted.',
  none: 'It stands alone',
  noneText: 'It needs no other extension, and none needs it.',
  neededBy: 'Needed by',
  needs: 'Needs',
  nobody: 'Needed by no extension',
  nothing: 'Needs no extension',
  missing: (range: string) => `Not installed, wants ${range}`,
  optionalRange: (range: string) => `${range}, optional`,
  indirect: (n: number) =>
    `${count(n, 'further extension')} ${n === 1 ? 'needs' : 'need'} it through others.`,
};
