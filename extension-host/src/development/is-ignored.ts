import path from 'node:path';

/** Folders whose files come and go by the thousand, and are not what an author edits. */
const folders: ReadonlySet<string> = new Set(['node_modules', '__pycache__']);
/** Files editors make for a moment: backups, swap files, Vim's probe, Emacs' autosaves, and others on their way. */
const temporary = /(~|\.sw[a-z]|\.tmp|\.temp|\.bak|\.orig|\.crdownload|\.part)$|^4913$|^#.*#$|___jb_\w+___$/i;

/** Whether a change of this file does not matter to the extension in a folder. Both are absolute paths. */
export function isIgnored(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  if (relative === '') return false;
  return relative
    .split(path.sep)
    .some((name) => name.startsWith('.') || folders.has(name) || temporary.test(name));
}
