// npm run soak [-- --minutes 10 --extensions 50 --seed N --json FILE]: a real host through a storm of kills, hangs, floods and reloads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { runMain } from '../../scripts/run-main.mjs';
import { setUp } from '../../scripts/setup/set-up.mjs';
import { SetupError } from '../../scripts/setup/setup-error.mjs';
import { makeTemporaryFolder } from '../lib/cleanup.mjs';
import { judge, report } from './verdict.mjs';

runMain(async () => {
  const { json, asBuilt, ...options } = readCommandLine();
  if (process.platform !== 'linux') throw new SetupError('The soak reads /proc and needs Linux.');
  if (!asBuilt) await setUp();
  const { soak } = await import('./soak.mjs');
  const { folder, remove } = makeTemporaryFolder();
  const unheard = [];
  process.on('unhandledRejection', (reason) => unheard.push(reason?.stack ?? String(reason)));
  process.on('uncaughtException', (error) => unheard.push(error.stack));
  const say = (text) => console.log(`· ${text}`);
  say(`seed ${options.seed} (--seed ${options.seed} makes the same troubles again)`);
  const results = await soak({ ...options, folder, say });
  remove();

  console.log(`\n${report(results, options)}\n`);
  const verdicts = [
    ...judge(results),
    { name: 'nothing was thrown where nobody listens', problem: unheard.slice(0, 5).join('\n  ') },
  ];
  for (const { name, problem } of verdicts)
    console.log(problem === '' ? `✓ ${name}` : `✗ ${name}:\n  ${problem}`);
  const failed = verdicts.filter(({ problem }) => problem !== '').length;
  if (json !== undefined) {
    mkdirSync(dirname(json), { recursive: true });
    writeFileSync(json, `${JSON.stringify({ passed: verdicts.length - failed, failed, verdicts })}\n`);
  }
  return failed === 0 ? 0 : 1;
});

function readCommandLine() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      extensions: { type: 'string', default: '50' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      json: { type: 'string' },
      'as-built': { type: 'boolean', default: false },
    },
  });
  const [minutes, extensions, seed] = [values.minutes, values.extensions, values.seed].map(Number);
  if (!(minutes > 0) || !(extensions >= 5) || !Number.isInteger(extensions) || !Number.isInteger(seed))
    throw new SetupError(
      '--minutes wants a number, --extensions a whole number from 5 up, --seed a whole number.',
    );
  return { minutes, extensions, seed, json: values.json, asBuilt: values['as-built'] };
}
