import { join } from 'node:path';
import { planLaunch } from '../electron/launch-plan.mjs';
import { inspectMachine } from '../electron/machine.mjs';
import { MODULES, ROOT } from '../paths.mjs';
import { USER_NODE } from '../user-node.mjs';
import { checkImports } from './import-rules.mjs';
import { countPlaywright } from './playwright-report.mjs';
import { runReported } from './reported-tests.mjs';
import { runStatic } from './static-check.mjs';
import { countVitest } from './vitest-report.mjs';

// These tools colour by what they know of CI; what counts is whether a person looks at a terminal.
const COLOURS = process.stdout.isTTY === true;
const PRETTY = ['--pretty', String(COLOURS)];

const tool = (path, ...words) => [USER_NODE, join(MODULES, path), ...words];
const script = (name, ...words) => [USER_NODE, join(ROOT, 'scripts', name), ...words];
const report = (name) => join(ROOT, 'test-results', name);

/**
 * Every check of the project. The build comes first, for the others look at what it made. Each says how many tests passed and failed, and which and why.
 *
 * @type {Record<string, () => Promise<{ passed: number, failed: number, failures?: string[], problem?: string }>>}
 */
export const ALL_CHECKS = {
  build: () => runStatic(script('setup.mjs')),
  format: () =>
    runStatic(
      tool(
        '@biomejs/biome/bin/biome',
        'ci',
        '.',
        `--colors=${COLOURS ? 'force' : 'off'}`,
        '--diagnostic-level=warn',
      ),
    ),
  lint: () => runStatic(tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings')),
  types: () =>
    runStatic(
      tool('ts7/bin/tsc', '-b', ...PRETTY),
      tool('ts7/bin/tsc', '-p', 'tsconfig.tests.json', ...PRETTY),
    ),
  imports: checkImports,
  unused: () => runStatic(tool('knip/bin/knip.js')),
  unit: () => {
    const words = [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report('unit.json')}`,
    ];
    // Nothing is refused to root, so what is tested there would pass for no reason.
    const { prefix } = planLaunch(inspectMachine());
    const vitest = [...prefix, ...tool('vitest/vitest.mjs', ...words)];
    return runReported(vitest, report('unit.json'), countVitest);
  },
  // A minute of the storm that `npm run soak` makes for ten.
  soak: () => {
    const words = ['--as-built', '--minutes', '1', '--extensions', '20', '--json', report('soak.json')];
    const command = [USER_NODE, '--expose-gc', join(ROOT, 'bench', 'soak', 'run.mjs'), ...words];
    return runReported(command, report('soak.json'), ({ passed, failed }) => ({ passed, failed }));
  },
  package: () => runStatic(script('package.mjs')),
  e2e: () => runReported(script('e2e.mjs'), report('e2e.json'), countPlaywright),
};
