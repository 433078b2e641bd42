import { findElectron } from '../../scripts/electron/find-electron.mjs';
import { planLaunch } from '../../scripts/electron/launch-plan.mjs';
import { inspectMachine } from '../../scripts/electron/machine.mjs';
import { startVirtualDisplay } from '../../scripts/electron/virtual-display.mjs';
import { userEnvironment } from '../../scripts/user-node.mjs';

/**
 * A place where Electron apps can be started one after the other: always a virtual display, so that no window manager and no
 * person takes part. Close it at the end.
 *
 * @typedef {object} ElectronBench
 * @property {(folder: string, args?: string[]) => string[]} command  what starts the app in a folder
 * @property {Record<string, string>} env
 * @property {string} notes                                             what the reader should know, such as "sandbox on"
 * @property {() => Promise<void>} close
 *
 * @returns {Promise<ElectronBench | { missing: string }>}
 */
export async function openElectronBench() {
  const electron = findElectron();
  if (!electron) return { missing: 'There is no Electron here. "npm run setup" gets one.' };
  const plan = planLaunch({ ...inspectMachine(), display: false });
  if (plan.obstacle) return { missing: plan.obstacle };
  const display = await startVirtualDisplay();
  const flags = [...plan.chromiumFlags, '--force-device-scale-factor=1', '--log-level=3'];
  return {
    command: (folder, args = []) => [...plan.prefix, electron.executable, ...flags, folder, ...args],
    env: { ...userEnvironment(), ...display.environment },
    notes: `Chromium's sandbox ${plan.sandbox ? 'on' : 'off'}`,
    close: () => display.stop(),
  };
}
