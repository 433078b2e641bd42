import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where `plugo-host` keeps its data when `--data-dir` and `PLUGO_DATA_DIR` do not say otherwise. */
export function dataDirectoryOf(option: string | undefined): string {
  const named = option ?? process.env.PLUGO_DATA_DIR;
  return named ? resolve(named) : defaultDataDirectory();
}

function defaultDataDirectory(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'plugo-host');
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'plugo-host');
  }
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'plugo-host');
}
