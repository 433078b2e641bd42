import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Author } from '../author.js';
import type { Launch } from '../extension-process.js';

export const samplesFolder = fileURLToPath(new URL('../../../../sample-extensions', import.meta.url));

export function sampleFolder(name: string): string {
  return join(samplesFolder, name);
}

/** How the host starts a sample, read from its manifest. */
export function launchOfSample(name: string, author: Author): Launch {
  const folder = sampleFolder(name);
  const { main, plugo } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    main?: string;
    plugo?: { run: { command: string; args: string[] } };
  };
  if (plugo !== undefined) return { ...plugo.run, cwd: folder };
  return { ...author.start(join(folder, main ?? '')), cwd: folder };
}
