import { join } from 'node:path';
import { MODULES } from '../paths.mjs';
import { run } from '../run.mjs';
import { USER_NODE } from '../user-node.mjs';

const FOLDERS = ['sdk/src', 'extension-host/src', 'app/src'];

/** Holds the sources against the import rules. Without TypeScript's JS API it would look at nothing and be content. */
export async function checkImports() {
  const program = join(MODULES, 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const command = [USER_NODE, program, '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'];
  const { code, output } = await run([...command, ...FOLDERS]);
  const modules = Number(/\((\d+) modules, \d+ dependencies cruised\)/.exec(output)?.[1] ?? 0);
  if (code === 0 && modules > 0) return { passed: 1, failed: 0 };
  const problem = code === 0 ? `no module was looked at:\n${output}` : output.trim();
  return { passed: 0, failed: 1, problem };
}
