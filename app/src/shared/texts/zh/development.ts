export const development = {
  title: '开发',
  watch: '保存时重新加载',
  watchHint: (folder: string) =>
    `监视 ${folder}，文件保存后片刻即重新加载扩展。新进程就绪之前，原进程继续服务。`,
};
