/** What commands gave. */
export const results = {
  forms: '结果显示方式',
  form: { text: '文本', markdown: '带格式', table: '表格', json: 'JSON' },
  copyCsv: '复制为 CSV',
  copyMarkdown: '复制为 Markdown',
  copyJson: '复制为 JSON',
  cut: (shown: number, all: number) =>
    `显示前 ${shown.toLocaleString('zh-CN')} 个字符，共 ${all.toLocaleString('zh-CN')} 个。复制时包含全部内容。`,
  soFar: (n: number) => `目前 ${n.toLocaleString('zh-CN')} 个结果`,
  dropped: (n: number) => `较早的 ${n.toLocaleString('zh-CN')} 个结果没有保留。`,
  cancel: '取消',
  cancelled: '已取消。',
  done: (duration: string) => `完成，用时 ${duration}`,
  history: '本次会话的结果',
  noHistory: '尚未运行任何命令。',
  clear: '清除',
  outcome: { running: '正在运行', returned: '完成', failed: '失败', cancelled: '已取消' },
  lastUsed: '上次使用',
};
