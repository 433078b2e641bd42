import { spawnSync } from 'node:child_process';
import { which } from '../which.mjs';

/**
 * What decides how Electron can be started here.
 *
 * @typedef {object} Machine
 * @property {string} platform
 * @property {boolean} root            runs as root (Linux and macOS)
 * @property {boolean} display         there is a screen to open a window on
 * @property {boolean} xvfb            a screen in memory can be had (Linux)
 * @property {boolean} userNamespaces  this user may make user namespaces, which Chromium's sandbox is built on (Linux)
 */

/** @returns {Machine} */
export function inspectMachine(environment = process.env) {
  const linux = process.platform === 'linux';
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    display: !linux || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY),
    xvfb: linux && which('Xvfb') !== undefined,
    userNamespaces: linux && canMakeUserNamespace(),
  };
}

// Containers and some distributions forbid it in ways that only trying finds out (seccomp, AppArmor, sysctl).
function canMakeUserNamespace() {
  const [command, ...args] = [...ORDINARY_USER, 'true'];
  return spawnSync(command, args, { stdio: 'ignore', timeout: 5_000 }).status === 0;
}

/** Runs the command behind it as an ordinary user of a new user namespace; outside, it stays who it was. */
export const ORDINARY_USER = ['unshare', '-U', '--map-user=1000', '--map-group=1000'];
