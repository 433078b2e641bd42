import { ExtensionHost, serveControl } from '@plugo/extension-host';
import type {
  HostProcessOptions,
  MessageFromHostProcess,
  MessageToHostProcess,
} from '../shared/host-process-messages.js';
import { type MessagePortLike, MessagePortReader, MessagePortWriter } from './message-port-transport.js';

const parent = process.parentPort;
const options = JSON.parse(process.argv[2] ?? '{}') as HostProcessOptions;
const host = ExtensionHost.create(options);

host.then(() => tell({ type: 'running' }), giveUp);
parent.on('message', ({ data, ports }) => obey(data as MessageToHostProcess, ports));
closeWhenOrphaned();
process.on('uncaughtException', (error) => {
  console.error(error);
  process.exit(1);
});
// Electron would be silent about it. State is whole, so the extensions go on.
process.on('unhandledRejection', (reason) =>
  console.error('A promise was rejected and nobody listened:', reason),
);

function obey(message: MessageToHostProcess, ports: readonly MessagePortLike[]): void {
  switch (message.type) {
    case 'startExtensions':
      void host.then((running) => running.start()).catch((error) => console.error(error));
      return;
    case 'client':
      for (const port of ports) serve(port);
      return;
    case 'shutdown':
      void shutDown();
  }
}

function serve(port: MessagePortLike): void {
  host.then(
    (running) =>
      serveControl(running, new MessagePortReader(port), new MessagePortWriter(port), { client: 'app' }),
    () => port.close(),
  );
}

let closing = false;
async function shutDown(): Promise<void> {
  if (closing) return;
  closing = true;
  await host.then((running) => running.close()).catch((error) => console.error(error));
  process.exit(0);
}

/** Such as a data directory that cannot be written or is in use. Told in a sentence; main shows it. */
function giveUp(error: unknown): void {
  console.error(error);
  tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  // Lets the message out first.
  setTimeout(() => process.exit(1), 100);
}

/** Chromium ends this process with its parent; this is for where it does not get round to it. */
function closeWhenOrphaned(): void {
  const parentPid = process.ppid;
  setInterval(() => {
    if (process.ppid !== parentPid) void shutDown();
  }, 1000).unref();
}

function tell(message: MessageFromHostProcess): void {
  parent.postMessage(message);
}
