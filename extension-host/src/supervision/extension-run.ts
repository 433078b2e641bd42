import type { LogLevel, Packing } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import type { ExtensionConnection } from '../connection/extension-connection.js';
import { ExtensionEndpoint } from '../connection/extension-endpoint.js';
import type { CrashFacts } from '../model/crash-report.js';
import { ExtensionHostError } from '../model/errors.js';
import { displayNameOf, type ExtensionDescription } from '../model/extension-description.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { ExtensionServices } from '../model/extension-services.js';
import type { ExitInfo } from '../model/extension-state.js';
import type { CallMeter, StartupMarks } from '../model/metrics.js';
import type { TrafficTap } from '../model/traffic.js';
import { type EncryptionPreference, type TransportChoice, toldPacking } from '../model/transport.js';
import { saysUnreachable, withLastLine } from '../process/describe-exit.js';
import type { ExtensionProcess, OutputLine } from '../process/extension-process.js';
import type { NodeRuntime } from '../process/node-runtime.js';
import type { ProcessLauncher } from '../process/process-launcher.js';
import { resolveCommand } from '../process/resolve-command.js';
import { endsWithin, killProcess, stopProcess } from '../process/stop-process.js';
import { runErrors } from './run-errors.js';
import type { SupervisionTimings } from './timings.js';
import type { TransportPlan, UnreachedLaunch } from './transport-switch.js';

export interface RunOptions {
  readonly description: ExtensionDescription;
  readonly services: ExtensionServices;
  readonly runtime: NodeRuntime;
  readonly launcher: ProcessLauncher;
  readonly transport: TransportPlan;
  readonly encryption: EncryptionPreference;
  /** How messages are written, where the extension offers it. */
  readonly packing: Packing;
  readonly socketDirectory: string;
  readonly clock: Clock;
  /** The manifest's own timeouts are in it. */
  readonly timings: SupervisionTimings;
  readonly log: (level: LogLevel, message: string) => void;
  readonly onLine: (line: OutputLine) => void;
  readonly onRefused?: ((message: string) => void) | undefined;
  /** Where its messages can be watched. */
  readonly tap?: TrafficTap | undefined;
  readonly meter?: CallMeter | undefined;
}

/** A connection that is lost is mostly the first sign of an exit, which tells more. So long it is waited for. */
const exitGrace = 500;

/** One process of an extension, from its launch to its end. Not to be used again. */
export class ExtensionRun {
  readonly label: ExtensionLabel;
  /** Aborted when nobody waits for the start any more; the reason tells why. */
  private readonly abandon = new AbortController();
  private endpoint: ExtensionEndpoint | undefined;
  private process: ExtensionProcess | undefined;
  private connection: ExtensionConnection | undefined;
  private connecting: Promise<void> = Promise.resolve();
  private isActivated = false;
  /** How the process ended; undefined while it runs. */
  exit: ExitInfo | undefined;
  /** When the process was started, milliseconds since 1970. */
  startedAt: number | undefined;
  /** When each step was done, on the monotonic clock. */
  private readonly steps: { spawned?: number; greeted?: number; activated?: number } = {};

  constructor(private readonly options: RunOptions) {
    this.label = { id: options.description.id, name: displayNameOf(options.description) };
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** What a crash report tells of it. */
  get facts(): Omit<CrashFacts, 'crash'> {
    const { pid, startedAt, transport, connection } = this;
    return { pid, startedAt, transport, sdk: connection?.sdk, messages: connection?.recentMessages ?? [] };
  }

  /** Whether its process was a spare that was kept ready. */
  get isWarm(): boolean {
    return this.process?.isWarm ?? false;
  }

  /** How far it has got, in milliseconds from a moment of the monotonic clock. */
  marksSince(begun: number): StartupMarks {
    const done = { ...this.steps, connected: this.endpoint?.connectedAt };
    return Object.fromEntries(
      Object.entries(done).flatMap(([step, at]) => (at === undefined ? [] : [[step, at - begun]])),
    );
  }

  get transport(): TransportChoice | undefined {
    if (this.endpoint === undefined) return undefined;
    const { kind: _, ...detour } = this.options.transport;
    const { packing } = this.connection ?? {};
    return { ...detour, ...this.endpoint.choice, ...(packing === undefined ? {} : toldPacking(packing)) };
  }

  /** What is to be known where this error came before anybody had connected. */
  unreached({ code }: ExtensionHostError): UnreachedLaunch | undefined {
    const { endpoint, process } = this;
    if (endpoint === undefined || process === undefined || endpoint.wasReached) return undefined;
    return { kind: endpoint.choice.kind, code, handshakeTimeout: this.options.timings.handshake };
  }

  get methods(): readonly string[] {
    return this.connection?.methods ?? [];
  }

  /** What the extension is reached through; undefined until it has connected. */
  get calls(): ExtensionConnection | undefined {
    return this.connection;
  }

  /** Launches the process and waits until it has said who it is. @throws ExtensionHostError why it did not */
  connect(): Promise<void> {
    this.connecting = this.dialIn();
    return this.connecting;
  }

  /** @throws ExtensionHostError `ACTIVATION_FAILED`, `ACTIVATION_TIMEOUT`, or how the process ended meanwhile */
  async activate(event: string): Promise<void> {
    const { connection } = this;
    if (connection === undefined) throw runErrors.stopped(this.label);
    try {
      await connection.activate(event, this.options.timings.activation);
      this.isActivated = true;
      this.steps.activated = this.options.clock.monotonic();
    } catch (error) {
      if (!(error instanceof ExtensionHostError)) throw error;
      if (error.code === 'ACTIVATION_TIMEOUT') throw this.withLastLine(error);
      if (error.code !== 'CALL_INTERRUPTED') throw error;
      this.abandon.signal.throwIfAborted();
      throw await this.end();
    }
  }

  /** Resolves when the process or the connection is lost, with the reason. To be asked once it has connected. */
  async end(): Promise<ExtensionHostError> {
    const { process, connection } = this;
    if (process === undefined || connection === undefined) return runErrors.stopped(this.label);
    const lost = await Promise.race([connection.lost, process.exited.then(() => undefined)]);
    if (lost?.code === 'PROTOCOL_VIOLATION') return lost;
    const exit = await endsWithin(process, exitGrace, this.options.clock);
    return exit === undefined ? (lost ?? runErrors.stopped(this.label)) : runErrors.exited(this.label, exit);
  }

  /** Asks the extension to finish, then ends its process group, however far it has got. Never rejects. */
  async stop(): Promise<void> {
    const { clock, timings, log } = this.options;
    this.abandon.abort(runErrors.stopped(this.label));
    await this.connecting.catch(() => undefined);
    if (this.isActivated && this.connection?.isOpen) {
      await this.connection.deactivate(timings.deactivation).catch((error: Error) => {
        if (this.process?.isRunning) log('warning', `deactivate() did not end well. ${error.message}`);
      });
    }
    if (this.process !== undefined) await stopProcess(this.process, timings.termination, clock);
    this.release();
  }

  /** Ends the process group at once. Never rejects. */
  async kill(reason: ExtensionHostError): Promise<void> {
    this.abandon.abort(reason);
    this.connection?.dispose();
    this.endpoint?.dispose();
    this.process?.signal('SIGKILL');
    await this.connecting.catch(() => undefined);
    if (this.process !== undefined) await killProcess(this.process, this.options.clock);
    this.release();
  }

  private async dialIn(): Promise<void> {
    const { description, runtime, launcher, timings } = this.options;
    const { signal } = this.abandon;
    signal.throwIfAborted();
    const commandLine = resolveCommand(description, runtime);
    const endpoint = await ExtensionEndpoint.open({
      ...this.options,
      transport: this.options.transport.kind,
      extension: this.label,
    });
    this.endpoint = endpoint;
    try {
      signal.throwIfAborted();
      const process = await launcher.launch(this.label, commandLine, endpoint.environment);
      this.process = this.watch(process, endpoint);
      this.connection = await endpoint.accept(timings.handshake, signal);
      this.steps.greeted = this.options.clock.monotonic();
    } catch (error) {
      throw error instanceof ExtensionHostError && error.code === 'HANDSHAKE_TIMEOUT'
        ? this.withLastLine(error)
        : error;
    } finally {
      endpoint.dispose();
    }
  }

  private watch(process: ExtensionProcess, endpoint: ExtensionEndpoint): ExtensionProcess {
    const { clock, onLine } = this.options;
    this.startedAt = clock.now();
    this.steps.spawned = clock.monotonic();
    process.onLine(onLine);
    void process.exited.then((exit) => {
      this.exit = exit;
      if (this.connection !== undefined) return;
      this.abandon.abort(this.exitedBeforeConnecting(exit, endpoint));
    });
    return process;
  }

  private exitedBeforeConnecting(exit: ExitInfo, endpoint: ExtensionEndpoint): ExtensionHostError {
    if (saysUnreachable(exit) && !endpoint.wasReached) {
      return runErrors.unreachable(this.label, endpoint.choice, exit);
    }
    return runErrors.exitedBeforeConnecting(this.label, exit, endpoint.lastRefusal);
  }

  private withLastLine(error: ExtensionHostError): ExtensionHostError {
    const { code, message, extensionId = this.label.id } = error;
    const sentence = withLastLine(message, this.process?.lastErrorLines ?? []);
    return new ExtensionHostError(code, sentence, { extensionId, cause: error });
  }

  private release(): void {
    this.connection?.dispose();
    this.endpoint?.dispose();
  }
}
