import type { MessageFromHostProcess, MessageToHostProcess } from '../../shared/host-process-messages.js';
import type { HostProcessStatus } from '../../shared/preload-api.js';
import { texts } from '../../shared/texts/index.js';
import { delayAfterCrash } from './restart-delay.js';

/** A running host process, as the supervisor needs it. `Port` is Electron's `MessagePortMain`. */
export interface HostProcess<Port> {
  post(message: MessageToHostProcess, ports?: readonly Port[]): void;
  onMessage(listener: (message: MessageFromHostProcess) => void): void;
  /** `code` is an exit code, or what is left of a signal. */
  onExit(listener: (code: number) => void): void;
  /** Ends it at once. */
  kill(): void;
  /** The last line it wrote on stderr, if any. */
  lastErrorLine(): string | undefined;
}

type State<Port> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' | 'running' | 'stopping'; readonly process: HostProcess<Port> }
  | {
      readonly kind: 'restarting';
      readonly reason: string;
      readonly retryAt: number;
      readonly timer: NodeJS.Timeout;
    }
  | { readonly kind: 'failed'; readonly reason: string };

export interface SupervisorEvents {
  /** The status changed. */
  onStatus(status: HostProcessStatus): void;
  /** A new process is there: clients need a new port. */
  onStarted(): void;
}

/** Milliseconds for the host to stop all extensions: their own 3 s + 2 s and a margin. */
const stopTimeout = 8000;

/** Keeps one host process running: starts it again when it dies, gives up when that does not help, stops it at the end. */
export class HostProcessSupervisor<Port> {
  private state: State<Port> = { kind: 'idle' };
  private crashTimes: number[] = [];
  private extensionsMayStart = false;

  constructor(
    private readonly launch: () => HostProcess<Port>,
    private readonly events: SupervisorEvents,
  ) {}

  get status(): HostProcessStatus {
    const { state } = this;
    switch (state.kind) {
      case 'running':
        return { kind: 'running' };
      case 'restarting':
        return { kind: 'restarting', reason: state.reason, retryAt: state.retryAt };
      case 'failed':
        return { kind: 'failed', reason: state.reason };
      default:
        return { kind: 'starting' };
    }
  }

  /** Starts the process if there is none, also after giving up. */
  start(): void {
    if (this.state.kind !== 'idle' && this.state.kind !== 'failed') return;
    this.crashTimes = [];
    this.launchProcess();
  }

  /** Lets the extensions start, in this process and in those that come after it. */
  startExtensions(): void {
    if (this.extensionsMayStart) return;
    this.extensionsMayStart = true;
    this.post({ type: 'startExtensions' });
  }

  /** Hands a client's port over; false when there is no process to take it. */
  addClient(port: Port): boolean {
    return this.post({ type: 'client' }, [port]);
  }

  /** Ends the process, and with it every extension: politely first, by force after 8 s. */
  async stop(): Promise<void> {
    const { state } = this;
    if (state.kind === 'restarting') clearTimeout(state.timer);
    if (state.kind !== 'starting' && state.kind !== 'running') {
      this.state = { kind: 'idle' };
      return;
    }
    const { process } = state;
    this.state = { kind: 'stopping', process };
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => process.kill(), stopTimeout);
      process.onExit(() => {
        clearTimeout(timer);
        this.state = { kind: 'idle' };
        resolve();
      });
      process.post({ type: 'shutdown' });
    });
  }

  private launchProcess(): void {
    const process = this.launch();
    process.onMessage((message) => this.hear(process, message));
    process.onExit((code) => this.handleExit(process, code));
    this.change({ kind: 'starting', process });
    if (this.extensionsMayStart) this.post({ type: 'startExtensions' });
    this.events.onStarted();
  }

  private hear(process: HostProcess<Port>, message: MessageFromHostProcess): void {
    if (this.state.kind !== 'starting' || this.state.process !== process) return;
    if (message.type === 'running') this.change({ kind: 'running', process });
    else this.change({ kind: 'failed', reason: message.reason });
  }

  private handleExit(process: HostProcess<Port>, code: number): void {
    const { state } = this;
    if ((state.kind !== 'starting' && state.kind !== 'running') || state.process !== process) return;
    const now = Date.now();
    this.crashTimes.push(now);
    const reason = describeExit(code, process.lastErrorLine());
    const delay = delayAfterCrash(this.crashTimes, now);
    if (delay === undefined) {
      this.change({ kind: 'failed', reason: texts.appWindow.endedTooOften(reason) });
      return;
    }
    const timer = setTimeout(() => this.launchProcess(), delay);
    this.change({ kind: 'restarting', reason, retryAt: now + delay, timer });
  }

  private post(message: MessageToHostProcess, ports?: readonly Port[]): boolean {
    const { state } = this;
    if (state.kind !== 'starting' && state.kind !== 'running') return false;
    state.process.post(message, ports);
    return true;
  }

  private change(state: State<Port>): void {
    this.state = state;
    this.events.onStatus(this.status);
  }
}

function describeExit(code: number, lastErrorLine: string | undefined): string {
  const ended = texts.appWindow.hostEnded(code);
  return lastErrorLine ? texts.appWindow.lastWords(ended, lastErrorLine) : ended;
}
