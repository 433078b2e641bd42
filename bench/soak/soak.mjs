import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connectToHost } from '../../extension-host/dist/control/connect-to-host.js';
import { ExtensionHost, hostVersion } from '../../extension-host/dist/index.js';
import { callForEver } from './callers.mjs';
import { makeFleet } from './fleet.mjs';
import { grown, heldResources, listenersBelow, processesIn, socketDirectories } from './inspection.mjs';
import { Ledger } from './ledger.mjs';
import { randomFrom } from './random.mjs';
import { makeTrouble } from './troubles.mjs';

/** A hang is found in seconds and nobody is given up for crashing often: it is the soak that lets them crash. */
const TIMINGS = {
  deactivation: 500,
  termination: 500,
  pingInterval: 500,
  pingTimeout: 1_500,
  unresponsiveLimit: 1_000,
  backOffBase: 50,
  backOffCap: 1_000,
  crashLimit: 40,
  crashWindow: 60_000,
};
/** Milliseconds in which all must be well again when the trouble is over. */
const RECOVERY = 60_000;
const SAMPLE_EVERY = 10_000;

/**
 * Runs a real host with many extensions through a storm and looks at what is left.
 *
 * @param {{ minutes: number, extensions: number, seed: number, folder: string, say: (text: string) => void }} options
 */
export async function soak({ minutes, extensions, seed, folder, say }) {
  const random = randomFrom(seed);
  const linked = join(folder, 'extensions');
  const executed = join(folder, 'executed');
  mkdirSync(executed, { recursive: true });
  const { healthy, doomed } = makeFleet(linked, executed, extensions);
  const dataDirectory = join(folder, 'data');

  await openReserve();
  const before = heldResources();
  const host = await ExtensionHost.create({
    dataDirectory,
    hostVersion,
    linkedFolders: [linked],
    timings: TIMINGS,
  });
  const begun = performance.now();
  await host.start();
  const startTook = performance.now() - begun;
  say(`${extensions} extensions started in ${(startTook / 1000).toFixed(1)} s`);
  const listenersAtRest = listenersBelow(host);

  const ledger = new Ledger();
  const stop = new AbortController();
  const memory = [];
  const sampling = sampleMemory(memory, stop.signal, () => say(progress(ledger, host)));
  const calling = healthy.map(({ id, needs }) =>
    callForEver({
      host,
      id,
      needs,
      random: randomFrom(random.below(2 ** 31)),
      ledger,
      pace: extensions * 1.5,
      signal: stop.signal,
    }),
  );
  const trouble = new AbortController();
  const troubling = makeTrouble({
    host,
    connect: async () => (await connectToHost(dataDirectory)).dispose(),
    ids: healthy.map(({ id }) => id),
    random: randomFrom(random.below(2 ** 31)),
    every: 8_000 / extensions,
    signal: trouble.signal,
  });
  await delay(minutes * 60_000);
  trouble.abort();
  const troubles = await within(RECOVERY, troubling, 'a trouble did not end');
  const { missing, revived } = await allActive(host, healthy);
  stop.abort();
  await within(RECOVERY, Promise.all(calling), `${ledger.open} calls did not end`);
  await sampling;

  const atRest = { listeners: listenersBelow(host) - listenersAtRest, doomed: reasonsOf(host, doomed) };
  const restarts = host.snapshot().extensions.reduce((sum, extension) => sum + extension.restarts, 0);
  await host.close();
  const left = await settled(() => [
    ...processesIn(folder).map((pid) => `process ${pid}`),
    ...grown(before, heldResources()),
    ...socketDirectories(),
  ]);
  return {
    startTook,
    ledger,
    troubles,
    missing,
    revived,
    memory,
    atRest,
    restarts,
    left,
    twice: ledger.executedTwice(executed),
  };
}

/** With its first stream the event loop opens a file (/dev/null) that it keeps for when there are too many: it is no leak. */
async function openReserve() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

/** What is not active in the end. Those that were given up or left off are started again as a person would, and counted by why. */
async function allActive(host, healthy) {
  const revived = new Map();
  const revive = async (why, start) => {
    revived.set(why, (revived.get(why) ?? 0) + 1);
    await start().catch(() => undefined);
  };
  const end = performance.now() + RECOVERY;
  for (;;) {
    const states = new Map(host.snapshot().extensions.map((extension) => [extension.id, extension]));
    const missing = healthy.filter(({ id }) => states.get(id)?.state.status !== 'active').map(({ id }) => id);
    if (missing.length === 0 || performance.now() > end) {
      return { revived, missing: missing.map((id) => `${id} is ${JSON.stringify(states.get(id)?.state)}`) };
    }
    for (const id of missing) {
      const { availability, state } = states.get(id);
      if (availability.kind === 'disabled') await revive('disabled', () => host.enable(id));
      else if (state.status === 'failed') await revive(state.error.code, () => host.reload(id));
    }
    await delay(100);
  }
}

/** Why extensions do not run, as their details say; undefined where one does or nothing is said. */
function reasonsOf(host, ids) {
  return host
    .snapshot()
    .extensions.filter(({ id }) => ids.includes(id))
    .map(({ state, lastCrash }) => (state.status === 'active' ? undefined : lastCrash?.error.message));
}

/** Memory of the host after collecting garbage, bytes; needs `--expose-gc`. */
async function sampleMemory(samples, signal, tell) {
  while (!signal.aborted) {
    await delay(SAMPLE_EVERY, undefined, { signal }).catch(() => undefined);
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    samples.push({ rss, heapUsed });
    tell();
  }
}

function progress({ made, open }, host) {
  const active = host.snapshot().extensions.filter(({ state }) => state.status === 'active').length;
  return `${made.toLocaleString('en')} calls, ${open} open, ${active} active`;
}

/** What is left after a while: the system takes its time to clear away. */
async function settled(look) {
  const end = performance.now() + 10_000;
  for (let left = look(); ; left = look()) {
    if (left.length === 0 || performance.now() > end) return left;
    await delay(50);
  }
}

async function within(milliseconds, promise, complaint) {
  const limit = new AbortController();
  const late = delay(milliseconds, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`${complaint} within ${milliseconds / 1000} s`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    limit.abort();
  }
}
