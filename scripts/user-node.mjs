import { delimiter, sep } from 'node:path';

/**
 * The Node that the person runs npm with.
 *
 * `npm start` puts node_modules/.bin first on PATH, and there `node` is the runtime that Plugo ships for its
 * extensions. Set-up, build and tests must run on the Node the person chose, the same before and after `npm ci`.
 */
export const USER_NODE = process.env.npm_node_execpath || process.execPath;

/** The version of USER_NODE, without "v". npm names it in its user agent: `npm/10.8.2 node/v20.19.0 linux x64`. */
export function userNodeVersion(environment = process.env) {
  const named = /\bnode\/v(\S+)/.exec(environment.npm_config_user_agent ?? '');
  return environment.npm_node_execpath && named ? named[1] : process.versions.node;
}

/** The environment without what npm put on PATH, so that children find the person's own `node`. */
export function userEnvironment(environment = process.env) {
  const path = (environment.PATH ?? '').split(delimiter);
  const kept = path.filter((folder) => !folder.endsWith(`node_modules${sep}.bin`));
  return { ...environment, PATH: kept.join(delimiter) };
}
