import { count, list } from './words.js';

export const health = {
  title: 'Connection & health',
  connection: 'Connection',
  switched: (wanted: string, reason: string | undefined) =>
    reason === undefined ? `In place of: ${wanted}.` : `In place of: ${wanted}, because ${reason}.`,
  encryption: 'Encryption',
  tls: 'TLS 1.3',
  packed: {
    msgpack: 'Messages travel as MessagePack.',
    gzip: 'Large ones are compressed with gzip.',
    brotli: 'Large ones are compressed with Brotli.',
  },
  tlsHint: 'Both sides show a certificate that was made for this start.',
  plain: 'Not encrypted',
  plainHint: 'Nothing leaves this computer.',
  startedAt: (moment: string) => `Started ${moment}`,
  health: 'Health',
  since: (moment: string) => `Since ${moment}`,
  ok: 'Well',
  okHint: 'It answers health checks.',
  degradedHint: 'It says that it works worse than it should.',
  notReadyHint: 'It says that it cannot serve calls for the moment.',
  notReadyNext: 'Calls wait for it, or go to another provider.',
  silentSince: (time: string) =>
    `No answer to health checks since ${time}; it is restarted unless it answers within half a minute.`,
  restarts: 'Restarts',
  neverRestarted: 'None since Plugo started',
  restarted: (n: number) => `${count(n, 'restart')} since Plugo started`,
  lastCrash: (moment: string, message: string) => `Last crash ${moment}: ${message}`,
  startsAgain: (seconds: number, attempt: number) =>
    seconds > 0 ? `Starts again in ${seconds} s, attempt ${attempt}` : `Starts again now, attempt ${attempt}`,
  gaveUp: 'Gave up',
  gaveUpHint: (moment: string, restarts: number) =>
    `Stays stopped since ${moment}, after ${count(restarts, 'restart')}.`,
  calls: 'Calls',
  heldBack: (n: number) => `${count(n, 'method')} held back`,
  heldBackHint: (methods: readonly string[]) =>
    `Most of the last calls of ${list(methods)} failed, so they are held back for a while.`,
  circuitOpen: (method: string, time: string) => `${method} is held back until ${time}`,
  circuitOpenHint:
    'Most of its last calls failed. Then one call is let through to see whether it works again.',
  circuitTried: (method: string) => `${method} is tried with the next call`,
  circuitTriedHint: 'If that call succeeds, all others are let through again.',
  reloading: 'A new process is getting ready',
  reloadingHint: 'The one before serves until then.',
  reloadFailedAt: (moment: string) => `Failed ${moment}; the process before goes on serving`,
};
