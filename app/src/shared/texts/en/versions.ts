import { count } from './words.js';

export const versions = {
  title: 'Versions',
  hint: 'Plugo keeps the last three. A new version that crashes three times in its first ten minutes is rolled back.',
  linkedHint: 'It is run in its own folder, so Plugo keeps no other versions of it.',
  inForce: 'In force',
  rejected: 'Rolled back after crashes',
  since: (moment: string) => `Since ${moment}`,
  until: (moment: string) => `Until ${moment}`,
  size: (files: number, size: string) => `${count(files, 'file')}, ${size}`,
  use: 'Use',
  putInForce: (version: string) => `Use version ${version}`,
  deleteVersion: (version: string) => `Delete version ${version}`,
  updateFound: (version: string) => `Version ${version} lies in the folder it was installed from.`,
  update: (version: string) => `Update to ${version}`,
};
