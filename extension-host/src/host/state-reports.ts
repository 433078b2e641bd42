import { formatDuration } from '../connection/format-duration.js';
import type { ExtensionState } from '../model/extension-state.js';
import type { ReportedHealth } from '../model/reported-health.js';
import type { NewReport } from '../model/reports.js';
import { describeTransport, type TransportChoice, transportMedia } from '../model/transport.js';

/** What is known of a run besides its state. */
export interface RunFacts {
  readonly transport: TransportChoice | undefined;
  /** When the running process was started, milliseconds since 1970. */
  readonly startedAt: number | undefined;
  /** Restarts after crashes since the host was started. */
  readonly restarts: number;
}

type StateReport = Omit<NewReport, 'extensionId'>;

/** What is to be written down when the state of an extension has changed. */
export function reportsOfChange(
  before: ExtensionState,
  now: ExtensionState,
  facts: RunFacts,
): readonly StateReport[] {
  switch (now.status) {
    case 'starting':
      return before.status === 'backingOff'
        ? [
            {
              code: 'RESTARTED',
              message: `It is started again, restart ${facts.restarts} since the host started.`,
            },
          ]
        : [];
    case 'activating':
      return [
        {
          code: 'LAUNCHED',
          message: `Process ${now.pid} was started and has connected over ${mediumOf(facts)}.`,
        },
      ];
    case 'active':
      if (before.status === 'unresponsive')
        return [{ code: 'ANSWERING', message: 'It answers health checks again.' }];
      return before.status === 'activating' ? [started(now, facts), ...switched(facts)] : [];
    case 'unresponsive':
      return [{ code: 'SILENT', message: 'It does not answer health checks.' }];
    case 'backingOff': {
      const { error, at } = now.crash;
      const delay = now.until - at;
      const again = delay <= 0 ? 'at once' : `in ${formatDuration(delay)}`;
      return [{ code: 'CRASHED', message: `${error.message} It is started again ${again}.`, error }];
    }
    case 'failed':
      return [{ code: 'GAVE_UP', message: now.error.message, error: now.error }];
    case 'inactive':
      return before.status === 'stopping' ? [{ code: 'STOPPED', message: 'It was stopped.' }] : [];
    case 'stopping':
      return [];
  }
}

/** What is to be written down when an extension says something else of its health. */
export function reportOfHealth({ status, message }: ReportedHealth): StateReport {
  if (status === 'ok') return { code: 'HEALTHY', message: 'It says that it is well again.' };
  const why = message === undefined ? '.' : `: ${message}`;
  return status === 'degraded'
    ? { code: 'UNWELL', message: `It says that it works worse than it should${why}` }
    : { code: 'NOT_READY', message: `It says that it is not ready for calls${why}` };
}

function started(now: { readonly since: number }, { startedAt }: RunFacts): StateReport {
  const after = startedAt === undefined ? '' : ` after ${formatDuration(Math.max(0, now.since - startedAt))}`;
  return { code: 'STARTED', message: `It is active${after}.` };
}

function switched({ transport }: RunFacts): readonly StateReport[] {
  if (transport?.fallbackReason === undefined) return [];
  return [
    {
      code: 'TRANSPORT_SWITCHED',
      message: `It is connected over ${transportMedia[transport.kind]} because ${transport.fallbackReason}.`,
    },
  ];
}

function mediumOf({ transport }: RunFacts): string {
  return transport === undefined ? 'nothing' : describeTransport(transport);
}
