export const chart = {
  none: '还没有数值。',
  of: (label: string, last: string, least: string, most: string) =>
    `${label}：当前 ${last}，介于 ${least} 和 ${most} 之间。`,
};
