import type { LogLevel } from '@plugo/sdk/protocol';
import { systemClock } from '../base/clock.js';
import { DisposableStore } from '../base/disposable.js';
import { Emitter } from '../base/emitter.js';
import type { CircuitChange, RefusedCall } from '../calls/breaker/circuits.js';
import { callBatch } from '../calls/call-batch.js';
import { CallPipeline, type Degradation } from '../calls/call-pipeline.js';
import { EventHub } from '../calls/event-hub.js';
import { ServiceCalls } from '../calls/service-calls.js';
import { SparseLog } from '../calls/sparse-log.js';
import type { TraceLog } from '../calls/trace-log.js';
import type { CallParams, ServiceCallParams } from '../control/messages.js';
import type { CircuitView } from '../model/circuit-view.js';
import { toExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { CallServices, ProgressListener } from '../model/extension-services.js';
import { type MethodRules, methodRulesOf } from '../model/method-rules.js';
import type { PermissionKind } from '../model/permission-use.js';
import type { Reporter } from '../model/reports.js';
import type { SettledCall } from '../model/settled-call.js';
import type { CallOrigin } from '../model/traffic.js';
import { checkCall } from '../permissions/check-call.js';
import type { PermissionLedger } from '../permissions/permission-ledger.js';
import { callSentences } from './call-sentences.js';
import { ExtensionInvoker } from './extension-invoker.js';
import type { Fleet } from './fleet.js';
import type { ManagedExtension } from './managed-extension.js';

export interface ExtensionCallsOptions {
  readonly fleet: Fleet;
  /** Traces each so manieth call; 1 for all, 0 for none. */
  readonly traceEvery: number;
  readonly log: (extensionId: string, level: LogLevel, message: string) => void;
  readonly report: Reporter;
  readonly permissions: PermissionLedger;
  /** Told when the circuits of an extension have changed. */
  readonly changed: (extensionId: string) => void;
}

/** Milliseconds in which a line about degraded answers is written once. */
const degradationInterval = 10_000;

/** Milliseconds in which calls refused for the same reason are one report. */
const refusalInterval = 10_000;

const clock = systemClock;

/** All that goes from one to the other through the host: calls of people and extensions, services, and events. */
export class ExtensionCalls {
  private readonly resources = new DisposableStore();
  private readonly stateChanges = new Emitter<string>();
  private readonly pipeline: CallPipeline;
  private readonly services: ServiceCalls;
  private readonly events: EventHub;
  private readonly degradations = new SparseLog(clock, degradationInterval);
  private readonly refusals = new SparseLog(clock, refusalInterval);
  /** Ids of extensions whose process has been active, and still runs. */
  private readonly running = new Set<string>();

  constructor(private readonly options: ExtensionCallsOptions) {
    const { fleet } = options;
    const invoker = new ExtensionInvoker(fleet, clock, this.stateChanges.event);
    const rulesOf = (id: string, method: string) => this.rulesOf(id, method);
    this.pipeline = new CallPipeline({
      clock,
      invoke: invoker.invoke,
      checkPermission: (caller, callee) => this.checkPermission(caller, callee, 'call'),
      rulesOf,
      restarts: { isComingUp: (id) => invoker.isComingUp(id), onDidChange: this.stateChanges.event },
      traceEvery: options.traceEvery,
    });
    this.services = new ServiceCalls({
      clock,
      pipeline: this.pipeline,
      providersOf: ({ service, caller }) => this.providersOf(service, caller),
      rulesOf,
    });
    this.events = new EventHub({
      clock,
      checkPermission: (subscriber, owner) => this.checkPermission(subscriber, owner, 'event'),
      deliver: (subscriber, event) => {
        const extension = fleet.find(subscriber.id);
        // One that gets ready to take over, or has handed over, hears nothing: the one that serves does.
        return extension?.description !== subscriber || extension.supervisor.deliverEvent(event);
      },
      log: (id, message) => options.log(id, 'warning', message),
    });
    this.resources.add(this.pipeline.circuits.onDidChange((change) => this.circuitChanged(change)));
    this.resources.add(this.pipeline.circuits.onDidRefuse((refusal) => this.refused(refusal)));
    this.resources.add(this.pipeline.onDidDegrade((degradation) => this.degraded(degradation)));
    this.resources.add(this.services.onDidDegrade((degradation) => this.degraded(degradation)));
  }

  /** The latest of the calls that were sampled. */
  get traces(): TraceLog {
    return this.pipeline.traces;
  }

  /** Calls a method; an extension that waits for this command is started first, one that is starting is awaited. */
  call(
    { id, method, arguments: args, timeout, client }: CallParams & CallOrigin,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): Promise<unknown> {
    return this.pipeline.call({ client, callee: id, method, arguments: args, signal, timeout, onProgress });
  }

  /** The results of a method that streams, one by one. */
  stream(
    { id, method, arguments: args, timeout, client }: CallParams & CallOrigin,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): AsyncGenerator<unknown, void, undefined> {
    return this.pipeline.stream({ client, callee: id, method, arguments: args, signal, timeout, onProgress });
  }

  /** Makes many calls in one go and tells what became of each. */
  batch(calls: readonly (CallParams & CallOrigin)[], signal: AbortSignal): Promise<readonly SettledCall[]> {
    return callBatch(calls, (one) => this.call(one, signal));
  }

  /** Calls a service on behalf of a person: of all enabled extensions that provide it, the first that can answer. */
  async callService(
    params: ServiceCallParams & CallOrigin,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): Promise<unknown> {
    await this.options.fleet.ready;
    return this.services.call({ ...params, signal, onProgress });
  }

  /** What an extension can ask for here, bound to its identity. It may call, and hear, only what it declares. */
  servicesFor(caller: ExtensionDescription): CallServices {
    const { pipeline, services, events } = this;
    return {
      callExtension: ({ extension: callee, method, arguments: args, timeout }, signal, onProgress) =>
        pipeline.call({ caller, callee, method, arguments: args, signal, timeout, onProgress }),
      streamExtension: ({ extension: callee, method, arguments: args, timeout }, signal, onProgress) =>
        pipeline.stream({ caller, callee, method, arguments: args, signal, timeout, onProgress }),
      callService: (params, signal, onProgress) => services.call({ ...params, caller, signal, onProgress }),
      invalidateCache: ({ method }) => pipeline.results.invalidate(caller.id, method),
      publishEvent: (event) => events.publish(caller.id, event),
      subscribe: async ({ topic }) => events.subscribe(caller, topic),
      unsubscribe: async ({ topic }) => events.unsubscribe(caller, topic),
    };
  }

  /** Methods of an extension whose calls are held back. */
  circuitsOf(id: string): readonly CircuitView[] {
    return this.pipeline.circuits.notClosed(id);
  }

  /** To be told of every change of state, before anybody else can act on it. */
  stateChanged({ id, role, description, state: { status } }: ManagedExtension): void {
    const runs = status === 'active' || status === 'unresponsive';
    // An extension may well subscribe while it activates.
    if (!runs && status !== 'activating') this.events.forget(description);
    if (role !== 'serving') return;
    if (status === 'active' && !this.running.has(id)) {
      this.running.add(id);
      this.pipeline.results.invalidate(id);
    }
    if (!runs) this.running.delete(id);
    // It was stopped by a person, who may start it anew, or another version of it.
    if (status === 'inactive') {
      this.pipeline.results.invalidate(id);
      this.pipeline.circuits.forget(id);
    }
    this.stateChanges.fire(id);
  }

  /** To be told when an extension says something else of its health: calls may have waited for that. */
  healthChanged(id: string): void {
    this.stateChanges.fire(id);
  }

  /** To be told when a new process has taken over: other code, so nothing is left of what the one before answered. */
  tookOver({ id }: ManagedExtension, predecessor: ManagedExtension): void {
    this.running.add(id);
    this.events.forget(predecessor.description);
    this.pipeline.results.invalidate(id);
    this.pipeline.circuits.forget(id);
    this.stateChanges.fire(id);
  }

  dispose(): void {
    this.resources.dispose();
    this.stateChanges.dispose();
  }

  private rulesOf(id: string, method: string): MethodRules {
    return methodRulesOf(this.options.fleet.find(id)?.description.manifest, method);
  }

  /** For an extension those it names as dependencies, in its order; for a person all, by id. */
  private providersOf(service: string, caller: ExtensionDescription | undefined): readonly string[] {
    const { fleet } = this.options;
    const reachable =
      caller === undefined
        ? fleet.extensions.map(({ id }) => id).sort()
        : [
            ...Object.keys(caller.manifest.extensionDependencies),
            ...Object.keys(caller.manifest.optionalExtensionDependencies),
          ];
    const providers = reachable.filter((id) =>
      fleet.find(id)?.description.manifest.provides.includes(service),
    );
    // One that is not ready is asked after those that are, for its calls wait.
    const isReady = (id: string) => fleet.find(id)?.isReady !== false;
    return [...providers.filter(isReady), ...providers.filter((id) => !isReady(id))];
  }

  private checkPermission(caller: ExtensionDescription, callee: string, kind: PermissionKind): void {
    const { permissions } = this.options;
    try {
      checkCall(caller, callee);
      permissions.note(caller.id, kind, callee, true);
    } catch (thrown) {
      permissions.note(caller.id, kind, callee, false);
      this.refused({ callee: caller.id, method: callee, error: toExtensionHostError(thrown) });
      throw thrown;
    }
  }

  private circuitChanged(change: CircuitChange): void {
    const { level, message } = callSentences.circuit(change);
    this.options.log(change.extensionId, level, message);
    this.options.changed(change.extensionId);
    const { extensionId, status, cause } = change;
    if (status === 'open') {
      const error = cause && { code: cause.code, nextStep: cause.nextStep };
      this.options.report({ extensionId, code: 'CIRCUIT_OPENED', message, ...(error && { error }) });
    } else if (status === 'closed') {
      this.options.report({ extensionId, code: 'CIRCUIT_CLOSED', message });
    }
  }

  /** It may happen thousands of times a second. */
  private refused(refusal: RefusedCall): void {
    const { callee: extensionId, method, error } = refusal;
    this.refusals.tell(`${extensionId} ${method} ${error.code}`, () =>
      this.options.report({
        extensionId,
        code: 'CALL_REFUSED',
        message: callSentences.refused(refusal),
        error,
      }),
    );
  }

  private degraded(degradation: Degradation): void {
    const kind = `${degradation.callee} ${degradation.method}`;
    this.degradations.tell(kind, (times) => {
      const { callee: extensionId, error } = degradation;
      const message = callSentences.degraded(degradation, times);
      this.options.log(extensionId, 'warning', message);
      this.options.report({ extensionId, code: 'DEGRADED', message, error });
    });
  }
}
