import type { parseArgs } from 'node:util';

/** What may be given to `plugo-host`. */
export const options = {
  'data-dir': { type: 'string' },
  transport: { type: 'string' },
  encryption: { type: 'string' },
  encoding: { type: 'string' },
  compression: { type: 'string' },
  dev: { type: 'boolean' },
  follow: { type: 'boolean', short: 'f' },
  stream: { type: 'boolean' },
  save: { type: 'string' },
  from: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  'original-timing': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Options as given; those a command does not know are ignored by it. */
export type CliOptions = ReturnType<
  typeof parseArgs<{ options: typeof options; allowPositionals: true }>
>['values'];
