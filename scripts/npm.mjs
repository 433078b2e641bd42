import { USER_NODE } from './user-node.mjs';

/** The command that is npm: the very one that runs this script where there is one, else the one on PATH. */
export function npm(environment = process.env) {
  if (environment.npm_execpath?.endsWith('.js')) return [USER_NODE, environment.npm_execpath];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
