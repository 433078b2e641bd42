import { join } from 'node:path';
import { makeTemporaryFolder } from '../lib/cleanup.mjs';
import { playRound } from '../lib/interleave.mjs';
import { median } from '../lib/statistics.mjs';
import { runBareNode } from './bare-node.mjs';
import { callWorks, chainWork } from './call-works.mjs';
import { names, startGo, startInUtilityProcess, startPlain, startPlugo } from './contestants.mjs';
import { makeEchoExtension, makeEchoExtensions } from './make-extensions.mjs';

/** Launches that make one measurement. */
const COLD_STARTS = 3;
/** So often that measurement may be made in a round, the repeats of disturbed ones included. */
const COLD_MEASUREMENTS = 4;

/**
 * One round of calls and cold starts, every contestant in fresh processes.
 *
 * @param {import('../lib/interleave.mjs').Round & { node: string, goProgram?: string }} options
 */
export async function callsRound({ node, goProgram, ...common }) {
  const { folder, remove } = makeTemporaryFolder();
  const drivers = new Map();
  try {
    const cold = makeEchoExtensions(folder, 'cold', COLD_STARTS * COLD_MEASUREMENTS, 'onCommand:Echo.text');
    if (goProgram) drivers.set(names.go, startGo(goProgram));
    drivers.set(names.plain, startPlain({ peerNode: node }));
    drivers.set(names.plugo, await echoHost(folder, startPlugo, cold));
    const works = [
      ...callWorks(drivers),
      chainWork(names.plugo, drivers.get(names.plugo)),
      coldStartWork(drivers, node),
    ];
    await playRound({ ...common, works });
  } finally {
    for (const driver of drivers.values()) await driver.stop();
    remove();
  }
}

/** The 64-in-flight work once more, from inside Electron's utility process. */
export async function utilityRound({ node, electronBench, ...common }) {
  const { folder, remove } = makeTemporaryFolder();
  const drivers = new Map();
  const start = (name, options) => startInUtilityProcess(name, options, electronBench);
  try {
    drivers.set(inUtility(names.plain), start('plain', { peerNode: node }));
    drivers.set(inUtility(names.plugo), await echoHost(folder, (options) => start('plugo', options)));
    const works = callWorks(drivers, ({ work }) => work === 'inFlight');
    await playRound({ ...common, works });
  } finally {
    for (const driver of drivers.values()) await driver.stop();
    remove();
  }
}

/** The name of a contestant that runs in a utility process. */
export function inUtility(name) {
  return `${name} in a utility process`;
}

/** A host whose echo extension is active, beside others that may wait for a call. */
async function echoHost(folder, start, others = []) {
  const linkedFolders = [makeEchoExtension(folder, 'echo'), ...others];
  const driver = start({ dataDirectory: join(folder, 'data'), linkedFolders });
  await driver.do('start');
  return driver;
}

/** The time from a start to the first answer; with us that includes checks, handshake and activation. */
function coldStartWork(drivers, node) {
  const measure = (start) => async () => {
    const all = [];
    for (let launch = 0; launch < COLD_STARTS; launch += 1) all.push(await start());
    return { 'coldStart.ms': median(all) };
  };
  const inDriver = (driver) => {
    // Only Plugo asks which: an extension that has started is no longer cold.
    let launched = 0;
    return async () => {
      launched += 1;
      return (await driver.do('coldStart', { id: `bench.cold-${launched}` })).ms;
    };
  };
  return {
    name: 'cold start',
    contestants: [
      { name: names.bare, measure: measure(() => runBareNode(node)) },
      ...[...drivers].map(([name, driver]) => ({ name, measure: measure(inDriver(driver)) })),
    ],
  };
}
