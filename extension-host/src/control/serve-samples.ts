import type { MessageConnection } from 'vscode-jsonrpc';
import { AboutRequest } from './about-messages.js';
import { handle } from './handle.js';
import type { HostControl } from './host-control.js';
import { parameters } from './parameters.js';
import { SampleListRequest } from './sample-messages.js';

/** What a newcomer asks: what there is to try, and which versions these are. */
export function serveSamples(host: HostControl, connection: MessageConnection): void {
  handle(connection, SampleListRequest, parameters.none, async () => ({ samples: await host.samples() }));
  handle(connection, AboutRequest, parameters.none, () => host.about());
}
