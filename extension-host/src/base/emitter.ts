import { type Disposable, toDisposable } from './disposable.js';

/** Subscribes a listener; dispose what it returns to unsubscribe. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The private side of an {@link Event}: whoever owns it tells what happened. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<{ readonly call: (value: T) => void }>();

  readonly event: Event<T> = (listener) => {
    const entry = { call: listener };
    this.listeners.add(entry);
    return toDisposable(() => this.listeners.delete(entry));
  };

  /** Calls every listener in order of subscription. One that throws does not keep the others from hearing. */
  fire(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener.call(value);
      } catch (error) {
        reportListenerError(error);
      }
    }
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  dispose(): void {
    this.listeners.clear();
  }
}

/** A listener that throws is a bug of ours: it is told on stderr and must not end the host. */
function reportListenerError(error: unknown): void {
  console.error('An event listener failed:', error);
}
