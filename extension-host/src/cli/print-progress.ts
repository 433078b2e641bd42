import type { Progress } from '@plugo/sdk/protocol';
import { printable, printableJson } from './printable.js';

/** Writes how far a call has got to stderr, a line each: `42 % Reading chapter 3`. */
export function printProgress({ percentage, message, data }: Progress): void {
  const parts = [
    ...(percentage === undefined ? [] : [`${Math.floor(percentage)} %`]),
    ...(message === undefined ? [] : [printable(message)]),
    ...(percentage === undefined && message === undefined ? [printableJson(data ?? null)] : []),
  ];
  process.stderr.write(`${parts.join(' ')}\n`);
}
