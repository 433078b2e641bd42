import { type LogLevel, LogNotification } from '../protocol/log.js';
import type { HostLink } from '../session/host-link.js';

/** Writes lines to the extension's log. An error is written with its stack. */
export type Log = { readonly [Level in LogLevel]: (message: string | Error) => void };

export function createLog(host: HostLink): Log {
  const write = (level: LogLevel) => (message: string | Error) =>
    host.notify(LogNotification, { level, message: textOf(message) });
  return {
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warning: write('warning'),
    error: write('error'),
  };
}

/** What people should read of a thrown value: an error with its stack and its causes. */
export function textOf(value: unknown): string {
  if (!(value instanceof Error)) return String(value);
  const own = value.stack ?? `${value.name}: ${value.message}`;
  return value.cause === undefined ? own : `${own}\nCaused by: ${textOf(value.cause)}`;
}
