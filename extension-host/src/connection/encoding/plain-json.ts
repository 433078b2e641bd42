import type { Packing } from '@plugo/sdk/protocol';

/** How messages are written where nothing else was agreed on. */
export const plainJson: Packing = { encoding: 'json', compression: 'none' };
