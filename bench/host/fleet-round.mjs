import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { playRound } from '../lib/interleave.mjs';
import { cpuTime, privateMemory } from '../lib/processes.mjs';
import { median } from '../lib/statistics.mjs';
import { bareNodeMemory, runManyBareNodes } from './bare-node.mjs';
import { names } from './contestants.mjs';
import { Fleet } from './fleet.mjs';

/** After the last extension is active, before anything is called idle; milliseconds. */
const SETTLE = 3_000;
/** How long idleness is watched, milliseconds: two pings of each extension. */
const WATCHED = 10_000;

/** One round of many extensions: until all are active, what each takes, and what they cost while nothing happens. */
export async function fleetRound({ node, count, ...common }) {
  const fleet = new Fleet(count);
  // Both fill the machine, so neither runs beside the other.
  const bare = async () => ({
    'fleet.ms': await runManyBareNodes(node, count, Math.max(2, availableParallelism())),
  });
  const plugo = async () => ({ 'fleet.ms': await fleet.start() });
  try {
    const start = {
      name: `start of ${count}`,
      contestants: [
        { name: names.bare, measure: () => fleet.stop().then(bare) },
        { name: names.plugo, measure: plugo },
      ],
    };
    await playRound({ ...common, works: [start] });
    if (!fleet.isRunning) await fleet.start();

    await wait(SETTLE);
    const pids = await fleet.pids();
    const memory = {
      name: `memory of ${count}`,
      contestants: [
        { name: names.bare, measure: async () => ({ 'fleet.private': (await bareNodeMemory(node)) / 1e6 }) },
        { name: names.plugo, measure: async () => memoryOf(pids) },
      ],
    };
    const idle = {
      name: `idleness of ${count}`,
      contestants: [{ name: names.plugo, measure: () => idlenessOf(pids) }],
    };
    await playRound({ ...common, works: [memory, idle] });
  } finally {
    await fleet.dispose();
  }
}

function memoryOf({ host, extensions }) {
  return {
    'fleet.private': median(extensions.map(privateMemory)) / 1e6,
    'fleet.hostPrivate': privateMemory(host) / 1e6,
  };
}

async function idlenessOf({ host, extensions }) {
  const used = () => [host, ...extensions].map(cpuTime);
  const before = used();
  const began = performance.now();
  await wait(WATCHED);
  const [ofHost, ...ofExtensions] = used().map((time, index) => time - before[index]);
  const share = (time) => (time / (performance.now() - began)) * 100;
  return {
    'fleet.hostIdle': share(ofHost),
    'fleet.extensionsIdle': share(ofExtensions.reduce((sum, time) => sum + time, 0)),
  };
}
