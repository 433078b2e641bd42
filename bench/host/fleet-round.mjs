import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeTemporaryFolder } from '../lib/cleanup.mjs';
import { cpuTime, privateMemory } from '../lib/processes.mjs';
import { median } from '../lib/statistics.mjs';
import { bareNodeMemory, runManyBareNodes } from './bare-node.mjs';
import { names, startPlugo } from './contestants.mjs';
import { makeEchoExtensions } from './make-extensions.mjs';

/** After the last extension is active, before anything is called idle; milliseconds. */
const SETTLE = 3_000;
/** How long idleness is watched, milliseconds: two pings of each extension. */
const WATCHED = 10_000;

/** One round of many extensions: until all are active, what each takes, and what they cost while nothing happens. */
export async function fleetRound({ round, samples, quiet, say, node, count }) {
  const { folder, remove } = makeTemporaryFolder();
  const linkedFolders = makeEchoExtensions(folder, 'fleet', count);
  const driver = startPlugo({ dataDirectory: join(folder, 'data'), linkedFolders });
  try {
    // Both fill the machine, so neither runs beside the other; they take turns in being first.
    const bare = async () => {
      say(`round ${round + 1}: ${count} × ${names.bare}`);
      samples.add(
        'fleet.ms',
        names.bare,
        await runManyBareNodes(node, count, Math.max(2, availableParallelism())),
      );
    };
    const plugo = async () => {
      say(`round ${round + 1}: ${count} extensions`);
      samples.add('fleet.ms', names.plugo, (await driver.do('start')).ms);
    };
    for (const start of round % 2 === 0 ? [bare, plugo] : [plugo, bare]) {
      await quiet.wait();
      await start();
    }

    await wait(SETTLE);
    const { host, extensions } = await driver.do('pids');
    samples.add('fleet.private', names.plugo, median(extensions.map(privateMemory)) / 1e6);
    samples.add('fleet.private', names.bare, (await bareNodeMemory(node)) / 1e6);
    samples.add('fleet.hostPrivate', names.plugo, privateMemory(host) / 1e6);

    say(`round ${round + 1}: ${count} idle extensions`);
    const before = [cpuTime(host), sum(extensions.map(cpuTime))];
    const began = performance.now();
    await wait(WATCHED);
    const share = (milliseconds) => (milliseconds / (performance.now() - began)) * 100;
    samples.add('fleet.hostIdle', names.plugo, share(cpuTime(host) - before[0]));
    samples.add('fleet.extensionsIdle', names.plugo, share(sum(extensions.map(cpuTime)) - before[1]));
  } finally {
    await driver.stop();
    remove();
  }
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
