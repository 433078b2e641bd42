export const keyboard = {
  title: 'Keyboard shortcuts',
  anywhere: 'Anywhere',
  inLists: 'In lists and tabs',
  inDialogs: 'In dialogs',
  noKeys: 'no keys',
  rows: {
    walkList: 'Go through the list',
    firstLast: 'First or last one',
    choose: 'Choose what has the focus',
    next: 'Next part of the window, and back',
    tabs: 'From tab to tab',
    resize: 'Move the edge between two parts',
    closeDialog: 'Close without doing it',
    accept: 'Press the button that has the focus',
  },
  space: 'Space',
  hint: 'The menu shows the same keys beside its items.',
};
