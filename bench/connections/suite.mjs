import { spawn } from 'node:child_process';
import { join } from 'node:path';
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
 * The suite `connections`: would a second connection for long transfers spare small calls the wait behind them? One process,
 * one stream of 5-byte echoes, one at a time, while 4 MiB go to and fro all the time: beside them, or on a connection of their own.
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
    contestants: arrangements.map(({ name: contestant, of }) => ({
      name: contestant,
      measure: async () => prefixed(name, await measure(node, method, of)),
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
  { name: 'no transfer', of: ([main]) => ({ main }) },
  { name: 'one connection', of: ([main]) => ({ main, transfer: main }) },
  { name: 'two connections', of: ([main, transfer]) => ({ main, transfer }) },
];

async function measure(node, method, arrange) {
  const { ExtensionEndpoint } = await library('connection/extension-endpoint.js');
  const { systemClock } = await library('base/clock.js');
  const extension = { id: 'bench.echo', name: 'echo' };
  const open = () =>
    ExtensionEndpoint.open({
      extension,
      transport: 'unix',
      encryption: 'off',
      socketDirectory: '',
      services: { welcome: async () => welcome, log: () => undefined },
      clock: systemClock,
      log: () => undefined,
    });
  const endpoints = [await open(), await open()];
  const places = JSON.stringify(endpoints.map(({ environment }) => environment));
  const child = spawn(node, [join(import.meta.dirname, 'peer.mjs'), places], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const connections = [];
  try {
    const waiting = new AbortController();
    for (const endpoint of endpoints) connections.push(await endpoint.accept(10_000, waiting.signal));
    for (const connection of connections) await connection.activate('onStartup', 10_000);
    return await smallCallsDuring(arrange(connections), method);
  } finally {
    for (const endpoint of endpoints) endpoint.dispose();
    for (const connection of connections) connection.dispose();
    child.kill('SIGKILL');
  }
}

async function smallCallsDuring({ main, transfer }, method) {
  for (let warm = 0; warm < 2_000; warm += 1) await main.call('Echo.text', ['hello']);
  const end = performance.now() + DURATION;
  const begin = performance.now();
  let transfers = 0;
  const transferring = (async () => {
    while (transfer !== undefined && performance.now() < end) {
      await transfer.call(method, [bulk]);
      transfers += 1;
    }
  })();
  const waits = [];
  while (performance.now() < end) {
    const asked = performance.now();
    await main.call('Echo.text', ['hello']);
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
