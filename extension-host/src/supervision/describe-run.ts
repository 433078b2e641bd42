import type { LogLevel } from '@plugo/sdk/protocol';
import { formatDuration } from '../connection/format-duration.js';
import type { ExitInfo } from '../model/extension-state.js';
import type { ReportedHealth } from '../model/reported-health.js';
import { describeTransport, type TransportChoice } from '../model/transport.js';
import { describeExit } from '../process/describe-exit.js';

/** What the log says when an extension is active. */
export function describeStart(
  run: {
    readonly pid: number | undefined;
    readonly transport: TransportChoice | undefined;
    readonly calls: { readonly sdk: string } | undefined;
  },
  milliseconds: number,
): string {
  const { pid, transport, calls } = run;
  const medium = transport === undefined ? 'nothing' : describeTransport(transport);
  const reason = transport?.fallbackReason === undefined ? '' : ` because ${transport.fallbackReason}`;
  return `Active after ${formatDuration(milliseconds)}: process ${pid}, over ${medium}${reason}, ${calls?.sdk}.`;
}

/** What the log says when an extension was stopped on request. */
export function describeStop(exit: ExitInfo | undefined): string {
  if (exit === undefined || exit.signal === 'SIGTERM' || exit.code === 0) return 'Stopped.';
  if (exit.signal === 'SIGKILL') return 'Stopped: it did not end in time and was killed.';
  return `Stopped: it ${describeExit(exit)}`;
}

/** What the log says when an extension says something else of its health. */
export function describeHealth(
  name: string,
  { status, message }: ReportedHealth,
): { readonly level: LogLevel; readonly message: string } {
  if (status === 'ok') return { level: 'info', message: `${name} says that it is well again.` };
  const why = message === undefined ? '.' : `: ${message}`;
  return status === 'degraded'
    ? { level: 'warning', message: `${name} says that it works worse than it should${why}` }
    : { level: 'info', message: `${name} says that it is not ready for calls${why}` };
}
