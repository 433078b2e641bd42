export const links = {
  title: (host: string) => `Open ${host} in your browser?`,
  text: 'An extension, or a text that came with one, links to this address:',
  open: 'Open in browser',
  copy: 'Copy address',
  onlyHttps: 'Only https addresses are opened.',
  notOpened: (address: string, reason: string) => `The browser did not open ${address}: ${reason}`,
};
