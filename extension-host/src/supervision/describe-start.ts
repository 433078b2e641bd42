import { formatDuration } from '../connection/format-duration.js';
import type { TransportChoice } from '../model/transport.js';

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
  const medium = transport?.kind === 'tcp' ? 'TCP' : 'a Unix socket';
  const reason = transport?.fallbackReason === undefined ? '' : ` because ${transport.fallbackReason}`;
  return `Active after ${formatDuration(milliseconds)}: process ${pid}, over ${medium}${reason}, ${calls?.sdk}.`;
}
