import { userNodeVersion } from '../user-node.mjs';
import { SetupError } from './setup-error.mjs';
import { isAtLeast } from './version.mjs';

// The first Node 20 that can `require` an ES module, which several of the build tools need.
const OLDEST_NODE = '20.19.0';

/** Refuses a Node that the build tools cannot run on. */
export function checkNode(version = userNodeVersion()) {
  if (!isAtLeast(version, OLDEST_NODE)) {
    throw new SetupError(
      `Plugo needs Node ${OLDEST_NODE} or newer and this is Node ${version}. ` +
        'Get a current one from https://nodejs.org or with "nvm install --lts", then run the same command again.',
    );
  }
  return { state: version };
}
