// The contestant "Plugo": the host library as it is built, and extensions written with the SDK on Plugo's own Node.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../../scripts/paths.mjs';
import { echoWorks } from './echo-works.mjs';
import { obey } from './obey.mjs';

const library = pathToFileURL(join(ROOT, 'extension-host', 'dist', 'index.js')).href;
const { ExtensionHost, hostVersion } = await import(library);
const { dataDirectory, linkedFolders, warmSpare = false } = JSON.parse(process.argv[2]);

const host = await ExtensionHost.create({ dataDirectory, hostVersion, linkedFolders, warmSpare });
const never = new AbortController().signal;
const call = (id, method, argument) => host.call({ id, method, arguments: [argument] }, never);

const echo = {
  text: (text) => call('bench.echo', 'Echo.text', text),
  bytes: (bytes) => call('bench.echo', 'Echo.bytes', bytes),
};

/** Past the chain of trace, permission, cache, breaker, retry and deadline. Only measurements may want that, so no door leads there. */
const direct = { text: (text) => host.fleet.find('bench.echo').supervisor.call('Echo.text', [text]) };
const { inFlight: inFlightDirect } = echoWorks(direct);

obey({ ...echoWorks(echo), inFlightDirect, start, coldStart, warmStart, pids }, () => host.close());

/** Starts the host; milliseconds until every extension that starts with it is active. */
async function start() {
  const begin = performance.now();
  await host.start();
  const ms = performance.now() - begin;
  const idle = host
    .snapshot()
    .extensions.filter(
      ({ availability, state, activationEvents }) =>
        activationEvents.includes('onStartup') &&
        !(availability.kind === 'enabled' && state.status === 'active'),
    );
  if (idle.length > 0)
    throw new Error(`not active: ${JSON.stringify(idle.map(({ id, state }) => ({ id, state })))}`);
  return { ms };
}

/** Makes an extension start that waits for its command; milliseconds until it is active and has answered. */
async function coldStart({ id }) {
  const begin = performance.now();
  await call(id, 'Echo.text', 'hello');
  return { ms: performance.now() - begin };
}

let sparesUsed = 0;

/** The same from a spare process, once one is ready; fails where the extension got another one. */
async function warmStart({ id }) {
  const spares = () =>
    host
      .latestLogLines(1_000)
      .flatMap(({ message }) => /^A spare process .* process (\d+)\.$/.exec(message)?.[1] ?? []);
  while (spares().length <= sparesUsed) await new Promise((resolve) => setTimeout(resolve, 50));
  const spare = Number(spares()[sparesUsed]);
  sparesUsed += 1;
  const measured = await coldStart({ id });
  const { process } = host.snapshot().extensions.find((extension) => extension.id === id);
  if (process?.pid !== spare) throw new Error(`${id} runs in ${process?.pid}, not in the spare ${spare}`);
  return measured;
}

/** Process ids: the host's own, and those of the running extensions. */
async function pids() {
  const extensions = host.snapshot().extensions.flatMap(({ process }) => (process ? [process.pid] : []));
  return { host: process.pid, extensions };
}
