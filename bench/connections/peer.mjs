// An extension that echoes, for the bench of the second connection. Speaks through the SDK's own session, and with 1 as its last
// argument it does not offer a second connection: node peer.mjs '{ "PLUGO_ENDPOINT": …, "PLUGO_TOKEN": … }' 2
import { Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/paths.mjs';

const sdk = (file) => import(pathToFileURL(join(ROOT, 'sdk', 'dist', file)).href);
const { ExportRegistry } = await sdk('exports/export-registry.js');
const { FrameWriter } = await sdk('session/frame-writer.js');
const { startSession } = await sdk('session/session.js');

const [, , place, connections] = process.argv;

if (connections === '1') {
  const { send } = FrameWriter.prototype;
  FrameWriter.prototype.send = function sendWithoutOffer(message) {
    const params = message.method === 'initialize' ? { ...message.params, connections: false } : undefined;
    send.call(this, params === undefined ? message : { ...message, params });
  };
}

class Echo {
  text(text) {
    return text;
  }
  /** Takes much and gives little: a transfer in one direction. */
  length(text) {
    return text.length;
  }
  connections() {
    const isConnection = (handle) => handle instanceof Socket && handle.fd === undefined;
    return process._getActiveHandles().filter(isConnection).length;
  }
}

const registry = new ExportRegistry();
registry.addObject(new Echo());
registry.begin();
const { PLUGO_ENDPOINT: endpoint, PLUGO_TOKEN: token } = JSON.parse(place);
await startSession({}, registry, { endpoint, token });
