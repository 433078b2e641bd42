/** Values as trees and tables. */
export const values = {
  items: (n: number) => `${n.toLocaleString('zh-CN')} 项`,
  fields: (n: number) => `${n.toLocaleString('zh-CN')} 个字段`,
  rows: (n: number) => `${n.toLocaleString('zh-CN')} 行`,
  cut: (n: number) => `此处已截断；文本视图显示全部 ${n.toLocaleString('zh-CN')} 个字符。`,
  orderBy: (column: string) => `按 ${column} 排序`,
};
