import type {
  ConfigurationChangedParams,
  DeliverEventParams,
  ExtensionStateParams,
  NotificationClosedParams,
  ProfileStartParams,
  ProgressIdParams,
} from '@plugo/sdk/protocol';
import { type Clock, systemClock } from '../base/clock.js';
import { type Deferred, deferred } from '../base/deferred.js';
import type { Disposable } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { CallOptions } from '../connection/extension-connection.js';
import { formatDuration } from '../connection/format-duration.js';
import { type ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import { displayNameOf } from '../model/extension-description.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { Crash, ExtensionState } from '../model/extension-state.js';
import type { Startup } from '../model/metrics.js';
import { otherTransport, type TransportChoice, transportMedia } from '../model/transport.js';
import { coldLauncher } from '../process/process-launcher.js';
import { describeHealth, describeStart, describeStop } from './describe-run.js';
import { ExtensionRun } from './extension-run.js';
import { HealthProbe } from './health-probe.js';
import { isRetryable } from './is-retryable.js';
import { type CrashHistory, decideAfterCrash, noCrashes } from './restart-policy.js';
import { runErrors } from './run-errors.js';
import { SelfReport } from './self-report.js';
import type { SupervisorOptions } from './supervisor-options.js';
import { type SupervisionTimings, silenceBeforeEnd, timingsFor } from './timings.js';
import { type SupervisionEvent, transition } from './transition.js';
import { TransportSwitch } from './transport-switch.js';

const nothing: Disposable = { dispose: () => undefined };

/** A start that is under way or has led to a running extension. */
interface Attempt {
  readonly run: ExtensionRun;
  /** The activation event; a restart after a crash has the same one. */
  readonly event: string;
  /** Settles when it is active, or with the reason why it is not. */
  readonly started: Promise<void>;
}

/** A start that was asked for while the extension was being stopped. */
interface NextStart extends Deferred<void> {
  readonly event: string;
}

/** Keeps one extension running: starts, watches, restarts and stops its process. */
export class Supervisor implements Disposable {
  private readonly changed = new Emitter<ExtensionState>();
  /** Told after every change of {@link state}. */
  readonly onDidChangeState: Event<ExtensionState> = this.changed.event;

  private current: ExtensionState = { status: 'inactive' };
  private attempt: Attempt | undefined;
  private nextStart: NextStart | undefined;
  private history: CrashHistory = noCrashes;
  private crash: Crash | undefined;
  private restartCount = 0;
  /** Resolves when all of the run before is gone: two processes of one supervisor never run at a time; a reload has two supervisors. */
  private predecessorGone: Promise<void> = Promise.resolve();
  private stopped: Promise<void> = Promise.resolve();
  /** What runs while the extension is active: the health probe. */
  private watch: Disposable = nothing;
  private backOff: Disposable = nothing;

  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly timings: SupervisionTimings;
  private readonly label: ExtensionLabel;
  private readonly transports: TransportSwitch;
  /** What the extension says of itself. */
  readonly health: SelfReport;

  constructor(private readonly options: SupervisorOptions) {
    const { clock = systemClock, random = Math.random, description, timings } = options;
    this.clock = clock;
    this.random = random;
    this.timings = timingsFor(description.manifest, timings);
    this.label = { id: description.id, name: displayNameOf(description) };
    this.transports = new TransportSwitch(options.transportMemory);
    this.health = new SelfReport(clock);
    this.health.onDidChange(({ health, isNewStatus }) => {
      if (!isNewStatus) return;
      const { level, message } = describeHealth(this.label.name, health);
      this.options.log(level, message);
    });
  }

  get id(): string {
    return this.label.id;
  }

  get state(): ExtensionState {
    return this.current;
  }

  /** Restarts after crashes since this supervisor was made. */
  get restarts(): number {
    return this.restartCount;
  }

  get lastCrash(): Crash | undefined {
    return this.crash;
  }

  /** How the running extension is connected. */
  get transport(): TransportChoice | undefined {
    return this.attempt?.run.transport;
  }

  /** The library the running extension speaks through, such as `@plugo/sdk 0.1.0`. */
  get sdk(): string | undefined {
    return this.attempt?.run.facts.sdk;
  }

  /** Methods the running extension exports; empty when it does not run. */
  get methods(): readonly string[] {
    return this.attempt?.run.methods ?? [];
  }

  /** When the running process was started, milliseconds since 1970. */
  get startedAt(): number | undefined {
    return this.attempt?.run.startedAt;
  }

  get pid(): number | undefined {
    return this.attempt?.run.pid;
  }

  /** The activation event that led to the process there is. */
  get event(): string | undefined {
    return this.attempt?.event;
  }

  /** Whether its process records profiles of itself. */
  get canBeProfiled(): boolean {
    return this.attempt?.run.calls?.canBeProfiled ?? false;
  }

  /**
   * Resolves when the process has begun to record a profile of itself; the file tells when that is done.
   *
   * @throws ExtensionHostError `NOT_RUNNING`, or why it could not
   */
  startProfile(params: ProfileStartParams, timeout: number): Promise<void> {
    const connection = this.attempt?.run.calls;
    if (connection === undefined) return Promise.reject(runErrors.stopped(this.label));
    return connection.startProfile(params, timeout);
  }

  /** Calls that have no answer yet. */
  get callsUnderWay(): number {
    return this.attempt?.run.calls?.callsUnderWay ?? 0;
  }

  /**
   * Starts the extension; does nothing when it is active. Calls at the same time share one start; during back-off it starts at
   * once, and while it is being stopped it starts afterwards.
   *
   * @param event The activation event that led here.
   * @throws ExtensionHostError The reason why this attempt failed. A retry may already be on its way: see {@link state}.
   */
  start(event: string): Promise<void> {
    switch (this.current.status) {
      case 'active':
      case 'unresponsive':
        return Promise.resolve();
      case 'starting':
      case 'activating':
        return this.attempt?.started ?? Promise.resolve();
      case 'stopping':
        return this.startAfterStop(event);
      case 'inactive':
      case 'failed':
        this.history = noCrashes;
        return this.begin(event);
      case 'backingOff':
        return this.begin(event);
    }
  }

  /** @throws ExtensionHostError why an active extension does not answer a health check, or is not ready for calls in time */
  async checkHealth(): Promise<void> {
    const connection = this.attempt?.run.calls;
    if (this.current.status !== 'active' || connection === undefined) throw runErrors.stopped(this.label);
    await connection.ping(this.timings.pingTimeout);
    if (await this.health.readyWithin(this.timings.activation)) return;
    throw runErrors.notReady(this.label, this.timings.activation, this.health.current.message);
  }

  /** Lets calls under way come to their end, then stops. Those that take longer than 30 s are interrupted. Never rejects. */
  async retire(): Promise<void> {
    await this.attempt?.run.calls?.finishCalls(this.timings.drain, this.clock);
    await this.stop();
  }

  /** Stops the extension, whatever it is doing, and calls off a restart. Resolves when its process group is gone. Never rejects. */
  stop(): Promise<void> {
    this.nextStart?.reject(runErrors.stopped(this.label));
    this.nextStart = undefined;
    this.backOff.dispose();
    this.watch.dispose();
    const { attempt } = this;
    if (attempt !== undefined) {
      this.apply({ type: 'stop', at: this.clock.now() });
      this.attempt = undefined;
      this.stopped = this.finish(attempt.run);
    } else if (this.current.status !== 'stopping') {
      this.apply({ type: 'stop', at: this.clock.now() });
      this.stopped = this.predecessorGone;
    }
    return this.stopped;
  }

  /**
   * Calls an exported method with positional arguments.
   *
   * @throws ExtensionHostError `NOT_RUNNING`, `METHOD_NOT_FOUND`, `METHOD_FAILED`, `CALL_TIMEOUT`, `CALL_CANCELLED`,
   * `CALL_INTERRUPTED`, `BUSY` or `ARGUMENT_INVALID`; or the code an extension passed on from a call of its own.
   */
  call(method: string, args: readonly unknown[], options?: CallOptions): Promise<unknown> {
    const connection = this.attempt?.run.calls;
    const isRunning = this.current.status === 'active' || this.current.status === 'unresponsive';
    if (!isRunning || connection === undefined) {
      return Promise.reject(runErrors.notRunning(this.label, this.current, method));
    }
    return connection.call(method, args, options);
  }

  /** Tells an extension that is connected about its settings. False where it is not; it gets them at its next start. */
  notifyConfiguration(params: ConfigurationChangedParams): boolean {
    const connection = this.attempt?.run.calls;
    connection?.notifyConfiguration(params);
    return connection !== undefined;
  }

  /** Sends an event. False where the extension reads so slowly that it is dropped; one that does not run misses it. */
  deliverEvent(params: DeliverEventParams): boolean {
    return this.attempt?.run.calls?.deliverEvent(params) ?? true;
  }

  notifyExtensionState(params: ExtensionStateParams): void {
    this.attempt?.run.calls?.notifyExtensionState(params);
  }

  notifyNotificationClosed(params: NotificationClosedParams): void {
    this.attempt?.run.calls?.notifyNotificationClosed(params);
  }

  notifyProgressCancelled(params: ProgressIdParams): void {
    this.attempt?.run.calls?.notifyProgressCancelled(params);
  }

  /** Kills the process group at once and lets go of everything. For a clean end `await stop()` first. */
  dispose(): void {
    const { attempt } = this;
    this.attempt = undefined;
    this.nextStart?.reject(runErrors.stopped(this.label));
    // Otherwise a stop that is under way would start it again at its end.
    this.nextStart = undefined;
    this.backOff.dispose();
    this.watch.dispose();
    this.changed.dispose();
    this.health.dispose();
    void attempt?.run.kill(runErrors.stopped(this.label));
  }

  private startAfterStop(event: string): Promise<void> {
    if (this.nextStart === undefined) {
      this.nextStart = { event, ...deferred<void>() };
      this.nextStart.promise.catch(() => undefined);
    }
    return this.nextStart.promise;
  }

  private begin(event: string, isRestart = false): Promise<void> {
    this.backOff.dispose();
    const run = this.newRun();
    const started = this.bringUp(run, event, isRestart);
    // Whoever asked is told; where it was a restart nobody asked, and the state tells.
    started.catch(() => undefined);
    this.attempt = { run, event, started };
    this.health.beginAnew();
    this.apply({ type: 'start', at: this.clock.now() });
    return started;
  }

  private newRun(): ExtensionRun {
    const { description, services, runtime, launcher = coldLauncher } = this.options;
    const { log, onLine, onRefused, tap } = this.options;
    const settings = this.options.settings();
    const { socketDirectory, encryption = 'off', encoding = 'json', compression = 'none' } = settings;
    const asked = description.manifest.transport;
    const transport = asked === 'auto' ? settings.transport : asked;
    return new ExtensionRun({
      description,
      services,
      runtime,
      launcher,
      transport: this.transports.plan({ transport, socketDirectory }),
      socketDirectory,
      encryption,
      packing: { encoding, compression },
      clock: this.clock,
      timings: this.timings,
      log,
      onLine: ({ stream, text }) => onLine(stream, text),
      onRefused,
      tap,
      meter: this.options.meter,
    });
  }

  /** From the launch to `active`. Always asynchronous. */
  private async bringUp(first: ExtensionRun, event: string, isRestart: boolean): Promise<void> {
    const { clock } = this;
    let begun = clock.monotonic();
    let run = first;
    try {
      await this.predecessorGone;
      begun = clock.monotonic();
      try {
        await run.connect();
      } catch (error) {
        run = await this.insteadOf(run, toExtensionHostError(error));
        await run.connect();
      }
      this.stillWanted(run);
      if (run.transport !== undefined) this.transports.reached(run.transport.kind);
      this.apply({ type: 'connected', at: clock.now(), pid: run.pid ?? 0 });
      await run.activate(event);
      this.stillWanted(run);
    } catch (thrown) {
      const error = toExtensionHostError(thrown);
      if (this.attempt?.run !== run) throw error;
      this.tellStartup(run, { event, begun, isRestart, outcome: error.code });
      this.learnFrom(run, error);
      throw this.handleEnd(run, error);
    }
    this.tellStartup(run, { event, begun, isRestart, outcome: 'active' });
    this.apply({ type: 'activated', at: clock.now() });
    this.stillWanted(run);
    this.options.log('info', describeStart(run, clock.monotonic() - begun));
    this.watchOver(run);
  }

  private tellStartup(
    run: ExtensionRun,
    start: Pick<Startup, 'event' | 'isRestart' | 'outcome'> & { readonly begun: number },
  ): void {
    const { begun, ...known } = start;
    const duration = this.clock.monotonic() - begun;
    this.options.onStartup?.({
      extensionId: this.id,
      launchedAt: this.clock.now() - duration,
      ...known,
      ...(run.pid === undefined ? {} : { pid: run.pid }),
      warm: run.isWarm,
      marks: run.marksSince(begun),
      duration,
    });
  }

  /**
   * A run over the other transport, in the same start, where the extension says that it could not reach the host.
   *
   * @throws the error of the first run where that is no way out
   */
  private async insteadOf(run: ExtensionRun, error: ExtensionHostError): Promise<ExtensionRun> {
    if (error.code !== 'ENDPOINT_UNREACHABLE' || this.attempt?.run !== run) throw error;
    this.learnFrom(run, error);
    await run.kill(error);
    const { attempt } = this;
    if (attempt?.run !== run) throw error;
    const other = this.newRun();
    this.attempt = { ...attempt, run: other };
    return other;
  }

  /** Where nobody could connect, the next launch may go over another transport. */
  private learnFrom(run: ExtensionRun, error: ExtensionHostError): void {
    const unreached = run.unreached(error);
    const reason = unreached && this.transports.notReached(unreached);
    if (unreached === undefined || reason === undefined) return;
    const other = transportMedia[otherTransport(unreached.kind)];
    this.options.log(
      'warning',
      `The next start of ${this.label.name} goes over ${other}, because ${reason}.`,
    );
  }

  private stillWanted(run: ExtensionRun): void {
    if (this.attempt?.run !== run) throw runErrors.stopped(this.label);
  }

  private watchOver(run: ExtensionRun): void {
    const { clock, timings, label } = this;
    const { log } = this.options;
    const activeSince = clock.monotonic();
    const lose = (error: ExtensionHostError) => {
      if (this.attempt?.run === run) this.handleEnd(run, error, activeSince);
    };
    void run.end().then(lose);
    this.watch = new HealthProbe({
      clock,
      timings,
      ping: async (timeout) => {
        if (run.calls === undefined) throw runErrors.stopped(label);
        const report = await run.calls.ping(timeout);
        if (report !== undefined && this.attempt?.run === run) this.health.take(report);
      },
      onSilent: () => {
        this.apply({ type: 'fellSilent', at: clock.now() });
        log('warning', `${label.name} does not answer health checks.`);
      },
      onAnswer: () => {
        this.apply({ type: 'answered', at: clock.now() });
        log('info', `${label.name} answers health checks again.`);
      },
      onHopeless: () => lose(runErrors.unresponsive(label, silenceBeforeEnd(timings))),
    });
  }

  /** The run has ended unasked: clear it away, then start again or give up. @returns what to tell those who wait for the start */
  private handleEnd(run: ExtensionRun, error: ExtensionHostError, activeSince?: number): ExtensionHostError {
    const { clock, timings, label } = this;
    const event = this.attempt?.event ?? 'onStartup';
    this.attempt = undefined;
    this.watch.dispose();
    this.predecessorGone = run.kill(error);
    const at = clock.now();
    this.crash = { at, error: error.serialize(), ...(run.exit === undefined ? {} : { exit: run.exit }) };
    this.options.onCrash?.({ crash: this.crash, ...run.facts });
    const { policy } = this.options.description.manifest.restart;
    const mayRestart = this.options.mayRestart?.() ?? true;
    if (!mayRestart || !isRetryable(error)) return this.giveUp(error);
    if (policy === 'never') return this.giveUp(runErrors.notRestarted(label, error));

    const facts = { now: clock.monotonic(), activeSince, random: this.random() };
    const decision = decideAfterCrash(this.history, facts, timings);
    this.history = decision.history;
    if (decision.kind === 'giveUp') {
      return this.giveUp(
        runErrors.crashLimit(label, decision.history.recent.length, timings.crashWindow, error),
      );
    }
    const { delay, attempt } = decision;
    const when = delay === 0 ? 'at once' : `in ${formatDuration(delay)}`;
    this.options.log('error', `${error.message} It is started again ${when}.`);
    this.backOff = clock.after(delay, () => this.restart(event));
    this.apply({ type: 'crashed', crash: this.crash, until: at + delay, attempt });
    return error;
  }

  private giveUp(error: ExtensionHostError): ExtensionHostError {
    this.options.log('error', error.message);
    const crash = this.crash === undefined ? {} : { crash: this.crash };
    this.apply({ type: 'gaveUp', at: this.clock.now(), error: error.serialize(), ...crash });
    return error;
  }

  private restart(event: string): void {
    this.restartCount += 1;
    void this.begin(event, true);
  }

  /** Ends a run that is no longer the current one, then starts anew where that was asked for meanwhile. */
  private async finish(run: ExtensionRun): Promise<void> {
    await Promise.all([run.stop(), this.predecessorGone]);
    this.options.log('info', describeStop(run.exit));
    this.apply({ type: 'exited' });
    const next = this.nextStart;
    this.nextStart = undefined;
    if (next !== undefined) this.start(next.event).then(next.resolve, next.reject);
  }

  private apply(event: SupervisionEvent): void {
    const next = transition(this.current, event);
    if (next === this.current) return;
    this.current = next;
    this.changed.fire(next);
  }
}
