import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/paths.mjs';
import { type ExtensionSource, extensionsOf } from './write-extension.js';

/** An extension whose program may not be executed, until it is mended: no restart by itself helps. */
export function unstartable(name: string): ExtensionSource {
  const sample = (file: string) => readFileSync(join(ROOT, 'sample-extensions/hello-python', file), 'utf8');
  return {
    name,
    manifest: { main: undefined, plugo: { run: { command: './start' } } },
    files: {
      start: `#!/usr/bin/env python3\n${sample('main.py')}`,
      'plugo_client.py': sample('plugo_client.py'),
    },
  };
}

export function mend(dataDir: string, name: string): void {
  chmodSync(join(extensionsOf(dataDir), name, 'start'), 0o755);
}
