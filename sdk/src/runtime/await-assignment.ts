import { readSync, writeSync } from 'node:fs';
import nodeModule from 'node:module';
import { type Assignment, warmSpare } from '../protocol/warm-spare.js';

const chunkSize = 64 * 1024;

/**
 * Waits until the host says which extension this process is for, and takes on its working directory, environment and arguments.
 * The wait is one blocking read of stdin: no stream is made for it and nothing runs meanwhile, so the extension finds the process
 * as a new one. Ends the process when the host is gone or the assignment cannot be taken on.
 *
 * @returns Absolute path of the main file.
 */
export function awaitAssignment(): string {
  writeSync(1, warmSpare.ready);
  const { main, cwd, environment } = JSON.parse(readLine()) as Assignment;
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.argv.splice(1, 2, main);
  useCompileCache(environment.NODE_COMPILE_CACHE);
  writeSync(1, warmSpare.assigned);
  readLine();
  return main;
}

/** Node itself reads the variable when it starts, and never again. */
function useCompileCache(directory: string | undefined): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?(directory: string): unknown };
  if (directory !== undefined) enableCompileCache?.(directory);
}

function readLine(): string {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.alloc(chunkSize);
    const length = readSync(0, chunk);
    if (length === 0) process.exit(0);
    chunks.push(chunk.subarray(0, length));
    if (chunk[length - 1] === 0x0a) return Buffer.concat(chunks).toString('utf8');
  }
}
