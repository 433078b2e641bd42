/** What links and the command line ask for. */
export const requests = {
  asks: {
    link: '一个链接请求安装此扩展。仅当您信任提供链接的人时才安装。',
    commandLine: 'Plugo 启动时指定了此文件夹。',
  },
  refusedTitle: { link: '没有打开链接。', commandLine: '没有打开文件夹。' },
  reasons: {
    malformed: '它不是有效的 Plugo 链接。',
    tooLong: '它太长。',
    unknownAction: '链接只能请求安装：plugo://install?folder=/path。',
    unknownParameter: '除了要安装的文件夹，它还包含其他内容；只支持“folder”。',
    noFolder: '它没有说明要安装哪个文件夹：plugo://install?folder=/path。',
    tooMany: '它包含 10 个以上的文件夹。',
    notAbsolute: '必须使用从磁盘根目录开始的完整路径。',
    remote: '该文件夹位于另一台计算机上。请先将它复制到本机。',
    notFound: '没有这个文件夹。',
  },
  refused: (title: string, reason: string, asked: string) => `${title}${reason}（${asked}）`,
};
