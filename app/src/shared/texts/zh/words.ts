/** `1,234 行`. */
export const count = (n: number, unit: string): string => `${n.toLocaleString('zh-CN')} ${unit}`;

export const list = (names: readonly string[]): string =>
  new Intl.ListFormat('zh-CN', { style: 'long', type: 'conjunction' }).format(names);
