export const switchOff = {
  disableTitle: (name: string) => `Disable ${name}?`,
  uninstallTitle: (name: string) => `Uninstall ${name}?`,
  neededBy: (name: string, needers: string, n: number) =>
    `${needers} ${n === 1 ? 'needs' : 'need'} ${name} and cannot run without it.`,
  disableAll: (n: number) => `Disable all ${n}`,
  uninstallLinked: 'Plugo forgets the folder; the folder itself stays.',
  uninstallCopy:
    'It is stopped and its copy in Plugo’s folder is deleted. That can be undone for ten minutes.',
  uninstall: 'Uninstall',
  uninstallAndDisable: (n: number) => `Uninstall and disable ${n}`,
};
