import type { ErrorCode } from '../model/errors.js';

/**
 * Whose failure an error is:
 * - `unavailable`: the extension was not reached, so nothing was done. Another one can be asked in its place.
 * - `broken`: it was reached, and failed or fell silent. The breaker counts these.
 * - `refused`: the call was wrong, forbidden or called off; it would fail everywhere.
 */
export type FailureKind = 'unavailable' | 'broken' | 'refused';

const unavailable: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'CIRCUIT_OPEN',
  'BUSY',
  'NOT_RUNNING',
  'NOT_READY',
  'NOT_INSTALLED',
  // Why one that starts for its first call did not start.
  'DEPENDENCY_NOT_RUNNING',
  'LAUNCH_FAILED',
  'RUNTIME_MISSING',
  'TRANSPORT_FAILED',
  'HANDSHAKE_TIMEOUT',
  'HANDSHAKE_REFUSED',
  'PROTOCOL_VERSION',
  'ACTIVATION_TIMEOUT',
  'ACTIVATION_FAILED',
  'ENTRY_MISSING',
  'EXITED',
  'CRASH_LIMIT',
]);

const broken: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'METHOD_FAILED',
  'CALL_TIMEOUT',
  'CALL_INTERRUPTED',
  'CONNECTION_LOST',
  'PROTOCOL_VIOLATION',
  'UNRESPONSIVE',
  'INTERNAL',
]);

export function failureKindOf(code: ErrorCode): FailureKind {
  if (unavailable.has(code)) return 'unavailable';
  return broken.has(code) ? 'broken' : 'refused';
}
