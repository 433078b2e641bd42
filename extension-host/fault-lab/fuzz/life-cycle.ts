import type { ExtensionState } from '../../src/model/extension-state.js';

type Status = ExtensionState['status'];

const ways: Readonly<Record<Status, readonly Status[]>> = {
  inactive: ['starting'],
  starting: ['activating', 'backingOff', 'failed', 'stopping'],
  activating: ['active', 'backingOff', 'failed', 'stopping'],
  active: ['unresponsive', 'backingOff', 'failed', 'stopping'],
  unresponsive: ['active', 'backingOff', 'failed', 'stopping'],
  backingOff: ['starting', 'inactive'],
  failed: ['starting', 'inactive'],
  stopping: ['inactive'],
};

/** Whether DESIGN §5 has this step. */
export function isAllowedStep(from: Status, to: Status): boolean {
  return ways[from].includes(to);
}
