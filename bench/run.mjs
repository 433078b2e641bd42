// npm run bench [-- app|host|connections] [--rounds N] [--long] [--json FILE] [--as-built]: measures, and writes docs/performance.md.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runMain } from '../scripts/run-main.mjs';
import { setUp } from '../scripts/setup/set-up.mjs';
import { SetupError } from '../scripts/setup/setup-error.mjs';
import { describeMachine, machineFacts } from './lib/machine-facts.mjs';
import { writeSection } from './lib/performance-page.mjs';

/** Loaded when the set-up is done: they use what it brings. */
const suites = {
  app: async () => (await import('./app/suite.mjs')).runAppSuite,
  host: async () => (await import('./host/suite.mjs')).runHostSuite,
  connections: async () => (await import('./connections/suite.mjs')).runConnectionsSuite,
};

runMain(async () => {
  const { wanted, rounds, isLong, json, asBuilt } = readCommandLine();
  if (process.platform !== 'linux') throw new SetupError('The bench reads /proc and needs Linux.');
  if (!asBuilt) await setUp();
  const figures = {};
  for (const name of wanted) {
    const run = await suites[name]();
    const { samples, facts, report } = await run({
      rounds,
      isLong,
      say: (text) => console.error(`· ${name} ${text}`),
    });
    const machine = { ...machineFacts(), ...facts };
    const day = new Date().toISOString().slice(0, 10);
    const section = report({ machine: describeMachine(machine), rounds, day });
    writeSection(name, section);
    console.log(`\n${section}\n`);
    figures[name] = { day, machine, rounds, figures: samples };
  }
  if (json) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
});

function readCommandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '7' },
      long: { type: 'boolean', default: false },
      json: { type: 'string' },
      'as-built': { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find((name) => !(name in suites));
  if (unknown)
    throw new SetupError(`There is no bench "${unknown}". There are: ${Object.keys(suites).join(', ')}.`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new SetupError('--rounds wants a whole number from 1 up.');
  return {
    wanted: positionals.length > 0 ? positionals : Object.keys(suites),
    rounds,
    isLong: values.long,
    json: values.json,
    asBuilt: values['as-built'],
  };
}
