import { holdsBinary } from '../../base/binary.js';
import type { Clock } from '../../base/clock.js';
import type { Call, Next } from '../call.js';
import { Flight } from './flight.js';
import { ResultStore } from './result-store.js';

/** Results of one extension and the calls that will bring more. Forgotten together. */
interface Shelf {
  readonly store: ResultStore;
  /** By the same keys. */
  readonly flights: Map<string, Flight>;
}

/** A result that was kept. */
export interface KeptResult {
  readonly value: unknown;
}

/** Results of methods that are declared cacheable, by extension, method and arguments. In memory; errors are never kept. */
export class ResultCache {
  private readonly shelves = new Map<string, Shelf>();

  constructor(private readonly clock: Clock) {}

  /** A result that is at most this many milliseconds old. */
  find(call: Call, key: string, maxAge: number): KeptResult | undefined {
    const text = this.shelves.get(call.callee)?.store.find(key, maxAge, this.clock.monotonic());
    return text === undefined ? undefined : { value: JSON.parse(text) };
  }

  /** The call to the extension that equal calls share, begun where there is none. */
  flight(call: Call, key: string, next: Next): { readonly flight: Flight; readonly isShared: boolean } {
    const shelf = this.shelfOf(call.callee);
    const underWay = shelf.flights.get(key);
    if (underWay !== undefined) return { flight: underWay, isShared: true };
    const keep = async (one: Call) => {
      const value = await next(one);
      this.keep(call, key, value, shelf);
      return value;
    };
    const flight = new Flight(this.clock, call, keep, (over) => {
      if (shelf.flights.get(key) === over) shelf.flights.delete(key);
    });
    shelf.flights.set(key, flight);
    return { flight, isShared: false };
  }

  /** Forgets the results of an extension, or of one of its methods. Answers to calls under way are no longer kept. */
  invalidate(extensionId: string, method?: string): void {
    const shelf = this.shelves.get(extensionId);
    if (shelf === undefined) return;
    // A new shelf, so that a call under way finds its own one no longer in use.
    this.shelves.delete(extensionId);
    if (method === undefined) return;
    shelf.store.clear(method);
    this.shelves.set(extensionId, { store: shelf.store, flights: new Map() });
  }

  private keep({ callee, method, rules }: Call, key: string, value: unknown, shelf: Shelf): void {
    if (rules.cacheable === undefined || this.shelves.get(callee) !== shelf) return;
    // Results are kept as JSON, and what has binary data is large as a rule.
    if (holdsBinary(value)) return;
    const text = JSON.stringify(value) ?? 'null';
    const storedAt = this.clock.monotonic();
    shelf.store.put(key, { method, text, storedAt }, rules.cacheable.entries);
  }

  private shelfOf(extensionId: string): Shelf {
    let shelf = this.shelves.get(extensionId);
    if (shelf === undefined) {
      shelf = { store: new ResultStore(), flights: new Map() };
      this.shelves.set(extensionId, shelf);
    }
    return shelf;
  }
}
