import { ORDINARY_USER } from './machine.mjs';

/**
 * How a command that opens Electron windows is run on a machine.
 *
 * @typedef {object} LaunchPlan
 * @property {string[]} prefix          words that go before the command
 * @property {boolean} sandbox          whether Chromium's sandbox will be on
 * @property {string[]} chromiumFlags   flags that Electron itself must get
 * @property {boolean} virtualDisplay   start one and run the command on it
 * @property {string[]} notes           what the person should know, a sentence each
 * @property {string} [obstacle]        why it cannot be run at all, and what helps
 */

/**
 * Decides it. Pure: `inspectMachine` looks, `run-on-display.mjs` acts.
 *
 * @param {import('./machine.mjs').Machine} machine
 * @returns {LaunchPlan}
 */
export function planLaunch(machine) {
  return { ...planSandbox(machine), ...planDisplay(machine) };
}

function planSandbox({ platform, root, userNamespaces }) {
  if (platform !== 'linux') return { prefix: [], sandbox: true, chromiumFlags: [], notes: [] };
  if (!userNamespaces)
    return { prefix: [], sandbox: false, chromiumFlags: ['--no-sandbox'], notes: [NO_SANDBOX] };
  // Electron refuses to start as root with its sandbox on.
  return { prefix: root ? ORDINARY_USER : [], sandbox: true, chromiumFlags: [], notes: [] };
}

const NO_SANDBOX =
  "Chromium's sandbox is OFF: this machine does not let this user make user namespaces. " +
  'The window works, but a hole in Chromium would reach further.';

function planDisplay({ display, xvfb }) {
  if (display) return { virtualDisplay: false };
  if (xvfb) return { virtualDisplay: true };
  return {
    virtualDisplay: false,
    obstacle:
      'There is no display here, and no Xvfb to stand in for one. ' +
      'On Debian or Ubuntu get it with: sudo apt-get install --no-install-recommends xvfb',
  };
}
