import type { ErrorCode, ExtensionHostError } from '../model/errors.js';

/** Errors that only a change of the extension or the system mends. */
const permanent: ReadonlySet<ErrorCode> = new Set([
  'RUNTIME_MISSING',
  'ENTRY_MISSING',
  'ENTRY_OUTSIDE',
  'HANDSHAKE_REFUSED',
  'PROTOCOL_VERSION',
  'DATA_UNWRITABLE',
  'NOT_PERMITTED',
]);

/** Reasons of the system that go away by themselves. */
const temporary: ReadonlySet<unknown> = new Set(['EAGAIN', 'EMFILE', 'ENFILE', 'ENOMEM', 'ETXTBSY']);

/** Whether starting again may help. */
export function isRetryable(error: ExtensionHostError): boolean {
  if (error.code !== 'LAUNCH_FAILED') return !permanent.has(error.code);
  return temporary.has((error.data as { readonly errno?: unknown } | undefined)?.errno);
}
