import type { Clock } from '../../base/clock.js';
import { Emitter } from '../../base/emitter.js';
import type { CircuitView } from '../../model/circuit-view.js';
import type { ExtensionHostError } from '../../model/errors.js';
import { Circuit, type CircuitStatus } from './circuit.js';

/** A circuit has opened, is being tried, or has closed. */
export interface CircuitChange {
  readonly extensionId: string;
  readonly method: string;
  readonly status: CircuitStatus;
  /** The failure that opened it. */
  readonly cause: ExtensionHostError | undefined;
}

/** A call that was not made. */
export interface RefusedCall {
  /** Id of the extension that was to be called. */
  readonly callee: string;
  readonly method: string;
  readonly error: ExtensionHostError;
}

/** Methods of one extension that are watched; names are whatever a caller makes up, so there is a limit. */
const watchedMethods = 1000;

/** The circuits of all methods, made when a method is first called. */
export class Circuits {
  /** Extension id → method → circuit. */
  private readonly circuits = new Map<string, Map<string, Circuit>>();
  private readonly changes = new Emitter<CircuitChange>();
  readonly onDidChange = this.changes.event;
  private readonly refusals = new Emitter<RefusedCall>();
  /** Told of each call that found its circuit open, or too many others waiting. */
  readonly onDidRefuse = this.refusals.event;

  constructor(private readonly clock: Clock) {}

  of(extensionId: string, method: string): Circuit {
    let circuits = this.circuits.get(extensionId);
    if (circuits === undefined) {
      circuits = new Map();
      this.circuits.set(extensionId, circuits);
    }
    let circuit = circuits.get(method);
    if (circuit === undefined) {
      circuit = new Circuit(
        this.clock,
        ({ status }, cause) => this.changes.fire({ extensionId, method, status, cause }),
        (error) => this.refusals.fire({ callee: extensionId, method, error }),
      );
      if (circuits.size >= watchedMethods) forgetOne(circuits);
      circuits.set(method, circuit);
    }
    return circuit;
  }

  /** The circuits of an extension that are not closed. */
  notClosed(extensionId: string): readonly CircuitView[] {
    const views: CircuitView[] = [];
    for (const [method, { status, wait }] of this.circuits.get(extensionId) ?? []) {
      if (status !== 'closed') views.push({ method, status, retryAt: this.clock.now() + wait });
    }
    return views;
  }

  /** Methods that are watched. */
  get count(): number {
    return [...this.circuits.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Begins anew with an extension: a person has started, replaced or removed it. */
  forget(extensionId: string): void {
    this.circuits.delete(extensionId);
  }
}

/** The one that was first called longest ago; one that is closed, if there is any. */
function forgetOne(circuits: Map<string, Circuit>): void {
  for (const [method, { status }] of circuits) {
    if (status === 'closed') {
      circuits.delete(method);
      return;
    }
  }
  circuits.clear();
}
