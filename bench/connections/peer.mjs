// One extension process that dials in more than once, for the bench of several connections. Speaks through the SDK's own
// reader and writer, once for each endpoint it is given: node peer.mjs '[{ "PLUGO_ENDPOINT": …, "PLUGO_TOKEN": … }, …]'
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/paths.mjs';

const sdk = (file) => import(pathToFileURL(join(ROOT, 'sdk', 'dist', file)).href);
const { ExportRegistry } = await sdk('exports/export-registry.js');
const { startSession } = await sdk('session/session.js');

class Echo {
  text(text) {
    return text;
  }
  /** Takes much and gives little: a transfer in one direction. */
  length(text) {
    return text.length;
  }
}

for (const { PLUGO_ENDPOINT: endpoint, PLUGO_TOKEN: token } of JSON.parse(process.argv[2])) {
  const registry = new ExportRegistry();
  registry.addObject(new Echo());
  registry.begin();
  await startSession({}, registry, { endpoint, token });
}
