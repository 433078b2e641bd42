import { processTrees } from '../fixtures/process-tree.js';

/** A zombie is dead: where process 1 is no init, as in many containers, orphans stay on the list for ever. */
export function isAlive(pid: number): boolean {
  return processTrees([pid]).length > 0;
}
