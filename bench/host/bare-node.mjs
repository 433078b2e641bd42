import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { privateMemory } from '../lib/processes.mjs';

/** Runs `node -e 0`; milliseconds from the call to its end. What any Node process costs before it does anything. */
export async function runBareNode(node) {
  const begin = performance.now();
  await once(spawn(node, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - begin;
}

/** Runs so many, at most `atOnce` at a time; milliseconds until the last has ended. */
export async function runManyBareNodes(node, count, atOnce) {
  const begin = performance.now();
  let left = count;
  const worker = async () => {
    while (left-- > 0) await runBareNode(node);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return performance.now() - begin;
}

/** Private memory of a Node that waits and does nothing, bytes. */
export async function bareNodeMemory(node) {
  const child = spawn(node, ['-e', 'process.stdin.resume(); console.log("up")'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    await once(child.stdout, 'data');
    return privateMemory(child.pid);
  } finally {
    child.stdin.end();
    await once(child, 'exit');
  }
}
