import { count } from './words.js';

export const onDisk = {
  title: 'On disk',
  installed: 'Installed',
  changed: 'Version since',
  size: (files: number, size: string) => `${count(files, 'file')}, ${size}`,
  extension: (size: string) => `Extension: ${size}`,
  versions: (size: string) => `Versions before: ${size}`,
  data: (size: string) => `Stored data: ${size}`,
  logs: (size: string) => `Logs: ${size}`,
};
