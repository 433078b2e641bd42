import { hostPortMessage } from '../../shared/preload-api.js';
import type { HostClient } from './host-client.js';
import { portTransport } from './port-transport.js';
import { toSerializedError } from './request-error.js';

/** Connects to each host whose port the main process hands over: the first one, and any that was started after a crash. */
export function listenForHost(client: HostClient, onFailure: (message: string) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== hostPortMessage || port === undefined) return;
    client
      .connect(portTransport(port))
      .catch((thrown: unknown) => onFailure(toSerializedError(thrown).message));
  });
}
