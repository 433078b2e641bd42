export const common = {
  cancel: '取消',
  close: '关闭',
  copy: '复制',
  copied: '已复制',
  dismiss: '关闭提示',
  showLog: '显示日志',
  copyError: '复制错误',
  fileTooLarge: '文件太大。',
};
