export const switchOff = {
  disableTitle: (name: string) => `禁用 ${name}？`,
  uninstallTitle: (name: string) => `卸载 ${name}？`,
  neededBy: (name: string, needers: string, _n: number) => `${needers} 需要 ${name}，没有它就无法运行。`,
  disableAll: (n: number) => `禁用全部 ${n} 个`,
  uninstallLinked: 'Plugo 不再记住该文件夹；文件夹本身会保留。',
  uninstallCopy: '它将停止，Plugo 文件夹中的副本将被删除。十分钟内可以撤消。',
  uninstall: '卸载',
  uninstallAndDisable: (n: number) => `卸载并禁用 ${n} 个`,
};
