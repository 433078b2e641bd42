/** Limits of one connection, in bytes where nothing else is said. DESIGN §6. */
export const wireLimits = {
  header: 4 * 1024,
  /** One message, without its header. */
  body: 8 * 1024 * 1024,
  /** The first message of a connection that is not known yet. */
  firstBody: 64 * 1024,
  /** Messages in one JSON-RPC batch. */
  batch: 1_000,
  /** What waits to be sent to a peer that does not read; over it the connection is cut. */
  unsent: 16 * 1024 * 1024,
} as const;

/** Bytes for people: `8 MiB`, `9.4 MiB`, `512 bytes`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kibibytes = bytes / 1024;
  if (kibibytes < 1024) return `${round(kibibytes)} KiB`;
  return `${round(kibibytes / 1024)} MiB`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
