import { count } from './words.js';

export const permissions = {
  title: 'Permissions',
  hint: 'What it asks for in its package.json, what Plugo grants, and what it has used since Plugo started.',
  none: 'It asks for nothing',
  noneText: 'It names no permissions and no other extensions in its package.json.',
  permission: 'Permission',
  asked: 'Asked for',
  granted: 'Granted',
  used: 'Used',
  yes: 'Yes',
  no: 'No',
  unchecked: 'Not fenced off',
  uncheckedHint:
    'It tells you what it does. Plugo does not stop it: an extension runs with your rights, so install only what you trust.',
  notCounted: 'Not counted',
  call: (name: string) => `Call ${name}`,
  event: (name: string) => `Hear events of ${name}`,
  times: (n: number) => (n === 0 ? 'Never' : count(n, 'time')),
  refusedTimes: (n: number) => `${count(n, 'try', 'tries')} refused`,
  last: (moment: string) => `Last at ${moment}`,
};
