import { formatDuration } from '../connection/format-duration.js';
import type { CrashReport, CrashSummary, MessageHead } from '../model/crash-report.js';
import { formatLogEntry } from './format-log-entry.js';
import { printable } from './printable.js';

/** A crash in a list: a line, and one more with what to do. */
export function formatCrashSummary({ extensionId, name, error }: CrashSummary): string {
  return `${printable(extensionId)} ${printable(name)} ${error.code}: ${printable(error.message)}\n  → ${printable(error.nextStep)}\n`;
}

/** A crash report for a terminal. */
export function formatCrash(crash: CrashReport): string {
  const { consequence, versions, run, memory } = crash;
  const next =
    consequence.kind === 'restart'
      ? `started again after ${formatDuration(consequence.delay)}`
      : 'not started again';
  const sections = [
    `${formatCrashSummary(crash)}  crash ${crash.count} since the host started, ${next}\n`,
    `  lived ${run.lived === undefined ? 'not at all' : formatDuration(run.lived)}, process ${run.pid ?? 'none'}\n`,
    `  ${Object.entries(versions)
      .map(([what, version]) => `${what} ${printable(version)}`)
      .join(', ')}\n`,
    heading('Memory', memory),
    memory
      .map(({ at, memory: bytes }) => `  ${clock(at)} ${(bytes / 1024 / 1024).toFixed(1)} MiB\n`)
      .join(''),
    heading('Messages', crash.messages),
    crash.messages.map(formatMessage).join(''),
    heading('Log', crash.log),
    crash.log.map((line) => `  ${formatLogEntry(line)}`).join(''),
  ];
  return sections.join('');
}

function heading(title: string, list: readonly unknown[]): string {
  return `\n${title}${list.length === 0 ? ': none' : ''}\n`;
}

function formatMessage({
  at,
  direction,
  kind,
  method,
  id,
  size,
  duration,
  errorCode,
  preview,
}: MessageHead): string {
  const arrow = direction === 'sent' ? '→' : '←';
  const details = [
    ...(id === undefined ? [] : [`id ${id}`]),
    ...(size === undefined ? [] : [`${size} bytes`]),
    ...(duration === undefined ? [] : [`after ${duration} ms`]),
    ...(errorCode === undefined ? [] : [`error ${errorCode}`]),
  ];
  return `  ${clock(at)} ${arrow} ${printable(`${kind} ${method ?? '?'} (${details.join(', ')}) ${preview}`)}\n`;
}

function clock(time: number): string {
  return new Date(time).toISOString().slice(11, 23);
}
