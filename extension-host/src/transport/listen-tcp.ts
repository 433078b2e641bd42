import type { Security } from './identity-pair.js';
import { Listener } from './listener.js';

/** Listens on a free port of the loopback interface, and never on another. */
export async function listenTcp(
  security?: Security,
): Promise<{ readonly listener: Listener; readonly endpoint: string }> {
  const listener = await Listener.bind({ host: '127.0.0.1', port: 0 }, { security });
  return { listener, endpoint: `tcp:127.0.0.1:${listener.port}` };
}
