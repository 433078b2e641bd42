import { CommandError } from '../run.mjs';

const WIDTH = 18;
const shown = new WeakSet();

/**
 * Runs one step of the set-up and prints one line for it: name, state, seconds.
 *
 * @template T
 * @param {string} name
 * @param {(say: (text: string) => void) => Promise<{ state: string, value?: T }> | { state: string, value?: T }} work
 *   `say` announces what is about to take long, so that nobody looks at a still screen.
 * @returns {Promise<T | undefined>}
 */
export async function step(name, work) {
  const started = performance.now();
  const line = (mark, text) => console.log(`${mark} ${name.padEnd(WIDTH)} ${text}`);
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    const { state, value } = await work((text) => line('·', `${text} …`));
    line('✓', `${state}  (${seconds()})`);
    return value;
  } catch (error) {
    line('✗', `failed  (${seconds()})`);
    // A step may hold steps of its own; what the command wrote is shown once, by the innermost.
    if (error instanceof CommandError && !shown.has(error)) console.error(error.output);
    shown.add(error);
    throw error;
  }
}
