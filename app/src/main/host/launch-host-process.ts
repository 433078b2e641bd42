import { type MessagePortMain, utilityProcess } from 'electron';
import type { HostProcessOptions, MessageFromHostProcess } from '../../shared/host-process-messages.js';
import type { HostProcessLog } from './host-process-log.js';
import type { HostProcess } from './host-process-supervisor.js';

/** Starts the host in a utility process: plain Node, apart from the window and from the main process. */
export function launchHostProcess(
  script: string,
  options: HostProcessOptions,
  log: HostProcessLog,
  execArgv: readonly string[],
): HostProcess<MessagePortMain> {
  const child = utilityProcess.fork(script, [JSON.stringify(options)], {
    serviceName: 'Plugo Extension Host',
    stdio: ['ignore', 'pipe', 'pipe'],
    execArgv: [...execArgv],
  });
  const run = log.startRun();
  child.stdout?.on('data', (chunk: Buffer) => run.write(chunk));
  child.stderr?.on('data', (chunk: Buffer) => run.writeError(chunk));
  return {
    post: (message, ports = []) => child.postMessage(message, [...ports]),
    onMessage: (listener) => child.on('message', (message: MessageFromHostProcess) => listener(message)),
    onExit: (listener) => child.on('exit', (code) => listener(code)),
    kill: () => killNow(child.pid),
    lastErrorLine: () => run.lastErrorLine,
  };
}

/** Electron's own `kill()` is SIGTERM, which a blocked process does not hear. */
function killNow(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
