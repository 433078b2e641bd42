import type { Packing } from '@plugo/sdk/protocol';
import { expect } from 'vitest';
import { systemClock } from '../base/clock.js';
import { ExtensionEndpoint } from '../connection/extension-endpoint.js';
import type { ExtensionServices } from '../model/extension-services.js';
import { eventually } from './no-leaks.js';
import { RawPeer } from './raw-peer.js';
import { testServices } from './test-extension.js';

/** Connections over real sockets, for a suite that releases them after each test. */
export function useConnections() {
  const toRelease: { dispose(): void }[] = [];

  /** Both ends of a connection whose handshake is done. */
  async function connected(
    overrides: Partial<ExtensionServices> = {},
    introduction: object = {},
    packing?: Packing,
  ) {
    const { services, asked } = testServices(overrides);
    const logged: string[] = [];
    const endpoint = await ExtensionEndpoint.open({
      extension: { id: 'test.tester', name: 'tester' },
      transport: 'unix',
      encryption: 'off',
      packing,
      socketDirectory: '',
      services,
      clock: systemClock,
      log: (level, message) => logged.push(`${level}: ${message}`),
    });
    toRelease.push(endpoint);
    const accepted = endpoint.accept(2_000, new AbortController().signal);
    const { PLUGO_ENDPOINT: address = '', PLUGO_TOKEN: token } = endpoint.environment;
    const peer = await RawPeer.dial(address);
    toRelease.push({ dispose: () => peer.socket.destroy() });
    peer.send({
      id: 'hello',
      method: 'initialize',
      params: { token, protocolVersions: [1], ...introduction },
    });
    const connection = await accepted;
    toRelease.push(connection);
    await eventually(() => expect(peer.received).toHaveLength(1));
    peer.received.length = 0;
    return { connection, peer, asked, logged };
  }

  function release(): void {
    for (const resource of toRelease.splice(0)) resource.dispose();
  }

  return { connected, release };
}
