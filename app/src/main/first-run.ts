import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const option = '--install-samples';

/** Whether no extension lies in the data directory. Those that are run in place do not count. */
export function nothingInstalled(dataDirectory: string): boolean {
  try {
    return !readdirSync(join(dataDirectory, 'extensions')).some((name) => !name.startsWith('.'));
  } catch {
    return true;
  }
}

/** Whether the samples are to be installed at the first start, without being asked for one by one. */
export function wantsSamples(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return argv.includes(option) || environment.PLUGO_INSTALL_SAMPLES === '1';
}
