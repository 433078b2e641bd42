import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/paths.mjs';
import { findRuntime } from '../../scripts/plugo-runtime.mjs';
import { playRound } from '../lib/interleave.mjs';
import { number, table, times, withRange } from '../lib/markdown.mjs';
import { Quiet } from '../lib/quiet.mjs';
import { Samples } from '../lib/samples.mjs';
import { quantile } from '../lib/statistics.mjs';

const MEGABYTES = 4;
const bulk = 'x'.repeat(MEGABYTES * 1024 * 1024);
/** Milliseconds a contestant is measured for. */
const DURATION = 4_000;

const library = (file) => import(pathToFileURL(join(ROOT, 'extension-host', 'dist', file)).href);

/**
 * The suite `connections`: does the second connection for long transfers spare small calls the wait behind them? One extension,
 * one stream of 5-byte echoes, one at a time, while 4 MiB go to and fro all the time: as built, and by an extension that does not
 * offer the second connection.
 *
 * @param {{ rounds: number, say: (text: string) => void }} options
 */
export async function runConnectionsSuite({ rounds, say }) {
  const node = findRuntime();
  if (!node) throw new Error('Plugo ships no Node for this platform, so there is nothing to measure.');
  const samples = new Samples();
  const quiet = new Quiet();
  const works = directions.map(({ name, method }) => ({
    name,
    contestants: arrangements.map((arrangement) => ({
      name: arrangement.name,
      measure: async () => prefixed(name, await measure(node, method, arrangement)),
    })),
  }));
  for (let round = 0; round < rounds; round += 1) await playRound({ round, works, samples, quiet, say });
  return { samples, facts: {}, report: (common) => report({ ...common, samples, notes: quiet.notes }) };
}

const directions = [
  { name: 'to the extension', method: 'Echo.length' },
  { name: 'both ways', method: 'Echo.text' },
];

const arrangements = [
  { name: 'no transfer', connections: 2, transfers: false },
  { name: 'one connection', connections: 1, transfers: true },
  { name: 'as built: two connections', connections: 2, transfers: true },
];

async function measure(node, method, { connections, transfers }) {
  const { ExtensionEndpoint } = await library('connection/extension-endpoint.js');
  const { systemClock } = await library('base/clock.js');
  const endpoint = await ExtensionEndpoint.open({
    extension: { id: 'bench.echo', name: 'echo' },
    transport: 'unix',
    encryption: 'off',
    socketDirectory: '',
    services: { welcome: async () => welcome, log: () => undefined },
    clock: systemClock,
    log: (_level, message) => process.stderr.write(`${message}\n`),
  });
  const place = JSON.stringify(endpoint.environment);
  const child = spawn(node, [join(import.meta.dirname, 'peer.mjs'), place, `${connections}`], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  let connection;
  try {
    connection = await endpoint.accept(10_000, new AbortController().signal);
    await connection.activate('onStartup', 10_000);
    if (transfers) await makeSure(connection, connections);
    return await smallCallsDuring(connection, transfers ? method : undefined);
  } finally {
    endpoint.dispose();
    connection?.dispose();
    child.kill('SIGKILL');
  }
}

/** The second connection comes with the first transfer. */
async function makeSure(connection, expected) {
  await connection.call('Echo.length', [bulk]);
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await connection.call('Echo.connections', [])) === expected) return;
    await delay(20);
  }
  throw new Error(`The extension should have ${expected} connection${expected === 1 ? '' : 's'}.`);
}

async function smallCallsDuring(connection, method) {
  for (let warm = 0; warm < 2_000; warm += 1) await connection.call('Echo.text', ['hello']);
  const end = performance.now() + DURATION;
  const begin = performance.now();
  let transfers = 0;
  const transferring = (async () => {
    while (method !== undefined && performance.now() < end) {
      await connection.call(method, [bulk]);
      transfers += 1;
    }
  })();
  const waits = [];
  while (performance.now() < end) {
    const asked = performance.now();
    await connection.call('Echo.text', ['hello']);
    waits.push((performance.now() - asked) * 1000);
  }
  await transferring;
  const seconds = (performance.now() - begin) / 1000;
  return {
    'p50, µs': quantile(waits, 0.5),
    'p99, µs': quantile(waits, 0.99),
    'longest, µs': quantile(waits, 1),
    'small calls/s': waits.length / seconds,
    'transfers/s': transfers / seconds,
  };
}

function report({ machine, rounds, day, samples, notes }) {
  const figures = ['p50, µs', 'p99, µs', 'longest, µs', 'small calls/s', 'transfers/s'];
  const rows = directions.flatMap(({ name }) =>
    arrangements.map(({ name: contestant }) => [
      `${name}: ${contestant}`,
      ...figures.map((figure) => withRange(samples.spread(`${name}: ${figure}`, contestant))),
      times(samples.ratio(`${name}: p99, µs`, contestant, 'one connection')),
    ]),
  );
  return [
    `Measured on ${day}: ${machine}. ${number(rounds)} interleaved rounds; medians, the range in brackets.`,
    ...notes,
    table([`${MEGABYTES} MiB transfers`, ...figures, 'p99 to one connection'], rows),
  ].join('\n\n');
}

function prefixed(name, figures) {
  return Object.fromEntries(Object.entries(figures).map(([figure, value]) => [`${name}: ${figure}`, value]));
}

const welcome = {
  host: { name: 'bench', version: '0.0.0' },
  extension: { id: 'bench.echo', version: '0.0.0', displayName: 'Echo' },
  configuration: {},
  permissions: [],
  paths: { extension: '/', storage: '/' },
};
