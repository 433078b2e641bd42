import type { CrashReport } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { formatBytes, formatShortDuration } from '../format/format.js';
import { copiedText, visibleText } from '../logs/log-text.js';

/** What was recorded before a crash as plain text, for a bug report. */
export function crashReportText(report: CrashReport): string {
  const words = texts.crash;
  const { run, versions, memory, messages, log } = report;
  const transport = run.transport && `${run.transport.kind}, ${run.transport.encryption}`;
  return [
    `${words.count}: ${words.counted(report.count)}`,
    ...(run.lived === undefined ? [] : [`${words.lived}: ${formatShortDuration(run.lived)}`]),
    ...(transport === undefined ? [] : [`${texts.health.connection}: ${transport}`]),
    `${words.versions}: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
    ...(memory.length === 0
      ? []
      : [`${words.memory}: ${memory.map((sample) => formatBytes(sample.memory)).join(', ')}`]),
    ...(messages.length === 0 ? [] : [`${words.messages(messages.length)}:`]),
    ...messages.map(
      ({ at, direction, kind, method = '', preview }) =>
        `${new Date(at).toISOString()} ${words.direction[direction]} ${words.kind[kind]} ${visibleText(`${method} ${preview}`)}`,
    ),
    ...(log.length === 0 ? [] : [`${words.logLines(log.length)}:`, copiedText(log)]),
  ].join('\n');
}
