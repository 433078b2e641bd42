// A host for a test that kills it: starts one extension for each manner it is given, and prints their pids when all are up.
//   node host-to-kill.mjs <folder of the compiled host> <manner>…
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, ...manners] = process.argv.slice(2);
const { Supervisor } = await import(pathToFileURL(path.join(dist, 'supervision/supervisor.js')).href);
const { manifestSchema } = await import(pathToFileURL(path.join(dist, 'model/manifest/schema.js')).href);

const services = {
  welcome: async () => ({ host: {}, extension: {}, configuration: {}, permissions: [], paths: {} }),
  log: () => undefined,
  setStatus: () => undefined,
  storage: {},
};

const pids = manners.map(async (manner, index) => {
  const run = {
    command: process.execPath,
    args: [path.join(import.meta.dirname, 'raw-extension.mjs'), manner],
  };
  const name = `tester-${index}`;
  const manifest = { name, publisher: 'test', version: '1.0.0', engines: { plugo: '*' }, plugo: { run } };
  const supervisor = new Supervisor({
    description: {
      id: `test.${name}`,
      manifest: manifestSchema.parse(manifest),
      folder: import.meta.dirname,
      origin: 'linked',
    },
    services,
    runtime: { command: process.execPath, kind: 'host', environment: {} },
    settings: () => ({ transport: 'auto', socketDirectory: '' }),
    log: () => undefined,
    onLine: () => undefined,
  });
  const started = supervisor.start('onStartup');
  if (manner.startsWith('freezes')) {
    started.catch(() => undefined);
    while (supervisor.pid === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  } else {
    await started;
    // A call that never returns: the process will not read the end of its stdin either.
    if (index === 0) supervisor.call('Test.freeze', []).catch(() => undefined);
  }
  return supervisor.pid;
});
console.log(JSON.stringify(await Promise.all(pids)));
