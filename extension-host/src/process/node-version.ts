import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { NodeRuntime } from './node-runtime.js';

/** Milliseconds a healthy Node takes a tenth of. */
const patience = 5_000;

/** What the Node for JavaScript extensions says its version is, such as `24.18.0`; undefined where it does not start. */
export async function nodeVersion({
  command,
  environment,
}: Pick<NodeRuntime, 'command' | 'environment'>): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], {
      env: { ...environment },
      timeout: patience,
    });
    return /^v(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
