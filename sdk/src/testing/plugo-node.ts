import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The program file of Plugo's own Node, on which JavaScript extensions run. */
export function plugoNode(): string {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  return join(folder, 'bin', windows ? 'node.exe' : 'node');
}
