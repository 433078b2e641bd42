import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('extension/main.js', import.meta.url));

/**
 * Makes the extensions of a soak: `count` healthy ones, each fifth of which needs the one before it and calls it, and two that can
 * never run.
 *
 * @returns {{ healthy: { id: string, needs?: string }[], doomed: string[] }}
 */
export function makeFleet(parent, ledger, count) {
  const healthy = Array.from({ length: count }, (_, index) => {
    const name = `soak-${index + 1}`;
    const needs = index % 5 === 4 ? `soak.soak-${index}` : undefined;
    const folder = write(parent, name, {
      main: 'start.js',
      type: 'module',
      extensionDependencies: needs === undefined ? {} : { [needs]: '*' },
      contributes: { methods: { 'Soak.big': { idempotent: true } } },
    });
    copyFileSync(MAIN, join(folder, 'main.js'));
    // An extension has nothing of the host's environment, so what it needs to know is written into its folder.
    const executed = JSON.stringify(join(ledger, `${name}.executed`));
    writeFileSync(
      join(folder, 'start.js'),
      `globalThis.executed = ${executed};\nawait import('./main.js');\n`,
    );
    return { id: `soak.${name}`, needs };
  });
  write(parent, 'doomed-crash', { main: 'main.js', type: 'module' });
  writeFileSync(join(parent, 'doomed-crash', 'main.js'), 'process.exit(3);\n');
  write(parent, 'doomed-missing', { plugo: { run: { command: 'no-such-program' } } });
  return { healthy, doomed: ['soak.doomed-crash', 'soak.doomed-missing'] };
}

function write(parent, name, manifest) {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  const whole = { name, publisher: 'soak', version: '1.0.0', engines: { plugo: '*' }, ...manifest };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(whole, null, 2));
  return folder;
}
