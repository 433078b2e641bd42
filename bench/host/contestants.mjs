import { fileURLToPath } from 'node:url';
import { USER_NODE } from '../../scripts/user-node.mjs';
import { Driver } from './driver.mjs';

const UTILITY = fileURLToPath(new URL('utility', import.meta.url));
const drivers = {
  plain: fileURLToPath(new URL('./drivers/plain.mjs', import.meta.url)),
  plugo: fileURLToPath(new URL('./drivers/plugo.mjs', import.meta.url)),
};

/** The contestants, by the names the tables use. */
export const names = {
  go: 'Go net/rpc',
  plain: 'plain vscode-jsonrpc',
  plugo: 'Plugo',
  bare: 'node -e 0',
};

/** A Go host with a Go plugin. */
export function startGo(program) {
  return new Driver([program]);
}

/** Two Node processes: the person's own, as a headless host, and Plugo's, as an extension. */
export function startPlain(options) {
  return new Driver([USER_NODE, drivers.plain, JSON.stringify(options)]);
}

/** Plugo's host on the person's own Node, as when it is headless. */
export function startPlugo(options) {
  return new Driver([USER_NODE, drivers.plugo, JSON.stringify(options)]);
}

/** The same driver, `plain` or `plugo`, in a utility process of Electron. */
export function startInUtilityProcess(name, options, electronBench) {
  return new Driver(electronBench.command(UTILITY), {
    env: {
      ...electronBench.env,
      BENCH_DRIVER: drivers[name],
      BENCH_DRIVER_OPTIONS: JSON.stringify(options),
    },
  });
}
