export const undo = {
  title: 'Undo',
  undo: 'Undo',
  done: {
    disable: (name: string) => `${name} was disabled.`,
    uninstall: (name: string) => `${name} was uninstalled.`,
  },
  also: (names: string) => `Switched off along with it: ${names}.`,
  until: (moment: string) => `Can be undone until ${moment}, from the palette as well.`,
  hide: 'Hide',
};
