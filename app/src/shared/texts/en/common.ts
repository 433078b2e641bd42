export const common = {
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  dismiss: 'Dismiss',
  showLog: 'Show log',
  copyError: 'Copy error',
  fileTooLarge: 'The file is too large.',
};
