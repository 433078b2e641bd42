import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playRound } from '../lib/interleave.mjs';
import { median } from '../lib/statistics.mjs';
import { runBareNode } from './bare-node.mjs';
import { callWorks } from './call-works.mjs';
import { names, startGo, startInUtilityProcess, startPlain, startPlugo } from './contestants.mjs';
import { makeEchoExtension, makeEchoExtensions } from './make-extensions.mjs';

/** Launches a round, for each contestant. */
const COLD_STARTS = 3;

/**
 * One round of calls and cold starts, every contestant in fresh processes.
 *
 * @param {{ round: number, samples: import('../lib/samples.mjs').Samples, say: (text: string) => void, node: string,
 *   goProgram?: string }} options
 */
export async function callsRound({ round, samples, say, node, goProgram }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-plugo-'));
  const drivers = new Map();
  try {
    makeEchoExtensions(folder, 'cold', COLD_STARTS, 'onCommand:Echo.text');
    if (goProgram) drivers.set(names.go, startGo(goProgram));
    drivers.set(names.plain, startPlain({ peerNode: node }));
    drivers.set(names.plugo, await echoHost(folder));
    await playRound({ round, samples, say, works: [...callWorks(drivers), coldStartWork(drivers, node)] });
  } finally {
    for (const driver of drivers.values()) await driver.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The 64-in-flight work once more, from inside Electron's utility process. */
export async function utilityRound({ round, samples, say, node, electronBench }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-plugo-'));
  const drivers = new Map();
  const start = (name, options) => startInUtilityProcess(name, options, electronBench);
  try {
    drivers.set(inUtility(names.plain), start('plain', { peerNode: node }));
    drivers.set(inUtility(names.plugo), await echoHost(folder, (options) => start('plugo', options)));
    const works = callWorks(drivers, ({ work }) => work === 'inFlight');
    await playRound({ round, samples, say, works });
  } finally {
    for (const driver of drivers.values()) await driver.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The name of a contestant that runs in a utility process. */
export function inUtility(name) {
  return `${name} in a utility process`;
}

/** A host whose echo extension is active, with whatever other extensions the folder holds. */
async function echoHost(folder, start = startPlugo) {
  makeEchoExtension(folder, 'echo');
  const driver = start({ dataDirectory: join(folder, 'data'), linkedFolders: [folder] });
  await driver.do('start');
  return driver;
}

/** The time from a start to the first answer; with us that includes checks, handshake and activation. */
function coldStartWork(drivers, node) {
  const measure = (start) => async () => {
    const all = [];
    for (let index = 1; index <= COLD_STARTS; index += 1) all.push(await start(index));
    return { 'coldStart.ms': median(all) };
  };
  const inDriver = (driver) => async (index) =>
    (await driver.do('coldStart', { id: `bench.cold-${index}` })).ms;
  return {
    name: 'cold start',
    contestants: [
      { name: names.bare, measure: measure(() => runBareNode(node)) },
      ...[...drivers].map(([name, driver]) => ({ name, measure: measure(inDriver(driver)) })),
    ],
  };
}
