import { spawn } from 'node:child_process';
import { requireElectron } from '../../../scripts/electron/find-electron.mjs';
import { planLaunch } from '../../../scripts/electron/launch-plan.mjs';
import { inspectMachine } from '../../../scripts/electron/machine.mjs';
import { APP } from '../../../scripts/paths.mjs';
import { usualEnvironment } from '../fixtures/launch-app.js';

export interface SecondStart {
  /** null where it goes on running. */
  readonly code: number | null;
  readonly output: string;
  ended(): void;
}

/** Starts the app as a person, or the system with a link, would a second time, outside Playwright. */
export function startAgain(args: readonly string[]): Promise<SecondStart> {
  const flags = planLaunch(inspectMachine()).sandbox ? [] : ['--no-sandbox'];
  const child = spawn(requireElectron().executable, [APP, ...flags, ...args], {
    env: { ...process.env, ...usualEnvironment },
  });
  const ended = () => void child.kill('SIGKILL');
  return new Promise((resolve) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Plugo cannot')) resolve({ code: null, output, ended });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => resolve({ code, output, ended }));
  });
}
