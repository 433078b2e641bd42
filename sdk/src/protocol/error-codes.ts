/**
 * Numeric JSON-RPC error codes of the extension protocol, beside those that JSON-RPC 2.0 and LSP define. The error's `data`
 * is an {@link ErrorData}, whose `code` is the one to test.
 */
export const errorCodes = {
  /** The host or the other extension refused or failed; see `data.code`. */
  hostError: -32000,
  /** The handshake was refused: wrong token, no common version, or not the first message. */
  handshakeRefused: -32001,
  /** Too many calls in flight and queued. Try again later. */
  busy: -32002,
  /** The method threw. The message is that of the thrown error. */
  methodFailed: -32003,
} as const;

/** What travels in `error.data`. */
export interface ErrorData {
  /** Stable name of the error, such as `CALL_TIMEOUT`. All are listed in docs/errors.md. */
  readonly code: string;
  /** What the reader can do about it. */
  readonly nextStep?: string;
  /** Stack trace of the thrown error, where there is one. */
  readonly stack?: string;
}
