import type { LogFilter, LogLevel } from '@plugo/extension-host/control';

/** Least severe first, as in the protocol. */
export const logLevels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warning', 'error'];

/** A stretch of time. `from` of the first two is fixed at the moment they are chosen; times are milliseconds since 1970. */
export type LogRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'minutes' | 'hour' | 'today' | 'cleared'; readonly from: number }
  /** Since the host was started. */
  | { readonly kind: 'run' }
  | { readonly kind: 'custom'; readonly from?: number; readonly to?: number };

/** What the log view shows. */
export interface LogViewFilter {
  /** Empty: all extensions and the host. */
  readonly extensionIds: readonly string[];
  /** Least severe level shown. */
  readonly level: LogLevel;
  readonly text: string;
  /** Whether the text is a regular expression. */
  readonly isPattern: boolean;
  readonly matchCase: boolean;
  readonly range: LogRange;
}

export const everyLine: LogViewFilter = {
  extensionIds: [],
  level: 'trace',
  text: '',
  isPattern: false,
  matchCase: false,
  range: { kind: 'all' },
};

/** A range that is chosen by its name, at a moment. */
export function rangeSince(kind: 'minutes' | 'hour' | 'today', now: number): LogRange {
  if (kind === 'today') return { kind, from: new Date(now).setHours(0, 0, 0, 0) };
  return { kind, from: now - (kind === 'hour' ? 60 : 5) * 60_000 };
}

/** What the host is asked for. Of a text that is no regular expression yet nothing is asked. */
export function hostFilterOf(filter: LogViewFilter, hostStartedAt: number): LogFilter {
  const { extensionIds, level, isPattern, matchCase, range } = filter;
  const text = isPattern ? filter.text : filter.text.trim();
  return {
    ...(extensionIds.length === 0 ? {} : { extensionIds }),
    ...(level === 'trace' ? {} : { level }),
    ...(text === '' || patternError(filter) !== undefined ? {} : { text, isPattern, matchCase }),
    ...timesOf(range, hostStartedAt),
  };
}

function timesOf(range: LogRange, hostStartedAt: number): Pick<LogFilter, 'from' | 'to'> {
  switch (range.kind) {
    case 'all':
      return {};
    case 'run':
      return { from: hostStartedAt };
    case 'custom': {
      const { from, to } = range;
      return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    }
    default:
      return { from: range.from };
  }
}

/** Why the text is no regular expression, in the engine's words without its preamble; undefined where it is one or need not be. */
export function patternError({ text, isPattern }: LogViewFilter): string | undefined {
  if (!isPattern) return undefined;
  try {
    new RegExp(text);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^Invalid regular expression: /, '');
  }
}

/** Whether lines are left out. What was cleared is meant to be. */
export function isFiltered({ extensionIds, level, text, range }: LogViewFilter): boolean {
  const ranged = range.kind !== 'all' && range.kind !== 'cleared';
  return extensionIds.length > 0 || level !== 'trace' || text !== '' || ranged;
}
