import { type HealthReport, HealthReportNotification } from '../protocol/health.js';
import type { HostLink } from '../session/host-link.js';

/** Tells the host how well the extension works; people see it, and those that depend on it are told. Said once, it holds. */
export interface Health {
  /** It works as it should. So it is from the start. */
  ok(): void;
  /** It works, but worse than it should: `degraded('The database is away; answers may be old.')`. */
  degraded(message: string): void;
  /** It cannot serve calls for now: `notReady('Loading the index')`. They wait until it says otherwise, within their time. */
  notReady(message: string): void;
}

export interface HealthReporter extends Health {
  /** What was said last. */
  readonly current: HealthReport;
}

export function createHealth(host: HostLink): HealthReporter {
  let current: HealthReport = { status: 'ok' };
  const say = (report: HealthReport) => {
    current = report;
    host.notify(HealthReportNotification, report);
  };
  return {
    get current() {
      return current;
    },
    ok: () => say({ status: 'ok' }),
    degraded: (message) => say({ status: 'degraded', message: cut(message) }),
    notReady: (message) => say({ status: 'notReady', message: cut(message) }),
  };
}

/** The host refuses a longer one. */
function cut(message: string): string {
  return message.length <= 1000 ? message : `${message.slice(0, 999)}…`;
}
