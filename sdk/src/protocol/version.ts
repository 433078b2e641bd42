/**
 * Versions of the extension protocol this package can speak, newest first. Peers agree on the highest common one.
 * A version is a date-free integer: it grows only when a message changes in a way an older peer cannot ignore.
 */
export const protocolVersions = [1] as const;

/** A version of the extension protocol. */
export type ProtocolVersion = (typeof protocolVersions)[number];
