import {
  ActivateRequest,
  type ActivateResult,
  ConfigurationChangedNotification,
  type ConfigurationChangedParams,
  DeactivateRequest,
  DeliverEventNotification,
  type DeliverEventParams,
  ExtensionStateNotification,
  type ExtensionStateParams,
  type HealthReport,
  isExportedMethodName,
  NotificationClosedNotification,
  type NotificationClosedParams,
  type Packing,
  PingRequest,
  type ProfileStartParams,
  ProfileStartRequest,
  type Progress,
  ProgressCancelledNotification,
  type ProgressIdParams,
  StreamOpenRequest,
} from '@plugo/sdk/protocol';
import { ErrorCodes, ParameterStructures, ResponseError } from 'vscode-jsonrpc';
import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import type { RecordedMessage } from '../model/crash-report.js';
import { ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { ItemSink } from '../model/item-sink.js';
import type { CallMeter } from '../model/metrics.js';
import { callErrors } from './call-errors.js';
import { CallGate } from './call-gate.js';
import { formatDuration } from './format-duration.js';
import { fromResponseError, methodNotFound } from './from-response-error.js';
import { activateResultSchema, healthReportSchema } from './incoming-schemas.js';
import type { RpcChannel } from './rpc-channel.js';
import { wireLimits } from './wire-limits.js';

const callTimeout = 30_000;
/** The longest time that timers can count, 24 days: who reads a stream watches over it. */
const unlimited = 2 ** 31 - 1;
/** Calls wait at the gate while this much is unsent, so that large ones do not add up to the limit that cuts a connection off. */
const gateClosesAt = wireLimits.unsent - wireLimits.body;

export interface CallOptions {
  /** Milliseconds, the time in the queue included; 30,000 when left out. */
  readonly timeout?: number | undefined;
  /** Cancels the call, here and in the extension. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far it has got. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Takes its results one by one, until it is answered with nothing more. The time is not limited here then. */
  readonly items?: ItemSink | undefined;
  /** Who asks, for those who watch the messages. */
  readonly caller?: string | undefined;
}

/** What the extension said of itself, and what was agreed on. */
export interface Peer {
  /** The library it speaks through, such as `@plugo/sdk 0.1.0`. */
  readonly sdk: string;
  /** How messages are written. */
  readonly packing: Packing;
  /** Whether it records profiles of itself. */
  readonly profiles: boolean;
}

/** Everything the host says to one running extension. */
export class ExtensionConnection implements Disposable {
  private readonly gate = new CallGate(() => this.channel.unsent < gateClosesAt);
  private exportedMethods: readonly string[] = [];

  constructor(
    private readonly channel: RpcChannel,
    private readonly extension: ExtensionLabel,
    private readonly peer: Peer,
    private readonly meter?: CallMeter,
  ) {
    channel.onDrain(() => this.gate.advance());
  }

  get sdk(): string {
    return this.peer.sdk;
  }

  get packing(): Packing {
    return this.peer.packing;
  }

  get canBeProfiled(): boolean {
    return this.peer.profiles;
  }

  /** Resolves with the reason when the connection is lost; never when it is disposed. */
  get lost(): Promise<ExtensionHostError> {
    return this.channel.lost;
  }

  /** The last messages, both ways, oldest first. */
  get recentMessages(): readonly RecordedMessage[] {
    return this.channel.recentMessages;
  }

  get isOpen(): boolean {
    return this.channel.isOpen;
  }

  /** What `activate` answered; empty before. */
  get methods(): readonly string[] {
    return this.exportedMethods;
  }

  /**
   * Calls an exported method with positional arguments. At most 64 calls are in flight, 256 more wait their turn.
   *
   * @throws ExtensionHostError `METHOD_NOT_FOUND`, `METHOD_FAILED`, `ARGUMENT_INVALID`, `CALL_TIMEOUT`, `CALL_CANCELLED`,
   * `CALL_INTERRUPTED`, `NOT_RUNNING`, `BUSY`, or the code an extension passed on from a call of its own
   */
  call(method: string, args: readonly unknown[], options: CallOptions = {}): Promise<unknown> {
    // A method of the protocol must not be reached by this way.
    if (!isExportedMethodName(method)) {
      return Promise.reject(methodNotFound(this.extension, method, this.exportedMethods));
    }
    if (options.items !== undefined) return this.stream(method, args, options, options.items);
    return this.channel.request({
      method,
      params: args,
      timeout: options.timeout ?? callTimeout,
      signal: options.signal,
      explain: this.explain,
      gate: this.gate,
      onProgress: options.onProgress,
      caller: options.caller,
      meter: this.meter,
    });
  }

  /** @throws ExtensionHostError `ACTIVATION_TIMEOUT`, `ACTIVATION_FAILED`, or `CALL_INTERRUPTED` when the connection is lost */
  async activate(event: string, timeout: number): Promise<ActivateResult> {
    const { id: extensionId, name } = this.extension;
    try {
      const result = activateResultSchema.safeParse(await this.ask(ActivateRequest, { event }, timeout));
      if (!result.success) {
        throw new ExtensionHostError(
          'ACTIVATION_FAILED',
          `${name} answered activate without its list of methods.`,
          {
            extensionId,
          },
        );
      }
      const methods = result.data.methods.filter(isExportedMethodName);
      this.exportedMethods = methods;
      return { methods };
    } catch (thrown) {
      const error = toExtensionHostError(thrown);
      const options = {
        extensionId,
        cause: error,
        ...(error.data === undefined ? {} : { data: error.data }),
      };
      if (error.code === 'CALL_TIMEOUT') {
        const sentence = `${name} did not finish activate() within ${formatDuration(timeout)}.`;
        throw new ExtensionHostError('ACTIVATION_TIMEOUT', sentence, options);
      }
      if (['CALL_INTERRUPTED', 'NOT_RUNNING', 'ACTIVATION_FAILED'].includes(error.code)) throw error;
      throw new ExtensionHostError(
        'ACTIVATION_FAILED',
        `${name} failed in activate(): ${error.message}`,
        options,
      );
    }
  }

  /** Resolves when the extension has finished its work. @throws ExtensionHostError when it does not do so in time */
  async deactivate(timeout: number): Promise<void> {
    await this.ask(DeactivateRequest, {}, timeout);
  }

  /** Resolves when the extension proves that it is alive, with what it says of itself. An answer of another shape is proof enough. */
  async ping(timeout: number): Promise<HealthReport | undefined> {
    return healthReportSchema.safeParse(await this.ask(PingRequest, {}, timeout)).data;
  }

  /** Calls that have no answer yet, those that wait at the gate included. */
  get callsUnderWay(): number {
    return this.channel.callsUnderWay;
  }

  /** Waits until every call has its answer, for at most `patience` milliseconds; then the rest reject with `CALL_INTERRUPTED`. */
  async finishCalls(patience: number, clock: Clock): Promise<void> {
    let timer: Disposable | undefined;
    const over = new Promise<void>((resolve) => {
      timer = clock.after(patience, resolve);
    });
    await Promise.race([this.channel.whenIdle(), over]);
    timer?.dispose();
    this.channel.giveUpCalls((method) => callErrors.replaced(this.extension, method, patience));
  }

  /** Resolves when the recording has begun; its file tells when it is done. */
  async startProfile(params: ProfileStartParams, timeout: number): Promise<void> {
    await this.ask(ProfileStartRequest, params, timeout);
  }

  notifyConfiguration(params: ConfigurationChangedParams): void {
    this.channel.notify(ConfigurationChangedNotification.method, ParameterStructures.byName, params);
  }

  notifyExtensionState(params: ExtensionStateParams): void {
    this.channel.notify(ExtensionStateNotification.method, ParameterStructures.byName, params);
  }

  notifyNotificationClosed(params: NotificationClosedParams): void {
    this.channel.notify(NotificationClosedNotification.method, ParameterStructures.byName, params);
  }

  notifyProgressCancelled(params: ProgressIdParams): void {
    this.channel.notify(ProgressCancelledNotification.method, ParameterStructures.byName, params);
  }

  /** Sends an event. False where so much is unsent already that it is dropped. */
  deliverEvent(params: DeliverEventParams): boolean {
    return this.channel.tell(DeliverEventNotification, params);
  }

  /** Closes the connection; pending calls reject with `CALL_INTERRUPTED`. */
  dispose(): void {
    this.channel.dispose();
  }

  private async stream(
    method: string,
    args: readonly unknown[],
    options: CallOptions,
    items: ItemSink,
  ): Promise<unknown> {
    const { signal, onProgress, caller } = options;
    const { token, dispose } = this.channel.incomingStreams.open(items);
    try {
      return await this.channel.request({
        method: StreamOpenRequest.method,
        title: method,
        params: { token, method, arguments: args, credit: items.window },
        timeout: unlimited,
        signal,
        explain: (error) => error as Error,
        gate: this.gate,
        onProgress,
        caller,
      });
    } catch (error) {
      if (!this.knowsNoStreams(error, method)) throw this.explain(error, method);
      items.push(await this.call(method, args, { ...options, items: undefined }));
      return null;
    } finally {
      dispose();
    }
  }

  /** It has the method, but not `stream/open`: then the result of an ordinary call is the only item. */
  private knowsNoStreams(error: unknown, method: string): boolean {
    const isUnknown = error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound;
    return isUnknown && this.exportedMethods.includes(method);
  }

  /** A message of the protocol itself: it does not wait behind calls. */
  private ask({ method }: { readonly method: string }, params: object, timeout: number): Promise<unknown> {
    return this.channel.request({
      method,
      params,
      timeout,
      explain: this.explain,
    });
  }

  private readonly explain = (error: unknown, method: string): ExtensionHostError =>
    fromResponseError(error, this.extension, method, this.exportedMethods);
}
