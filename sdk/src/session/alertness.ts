/** Milliseconds in which the next message is expected; waking a sleeping processor takes about as long, on either side. */
const patience = 0.1;
/** Messages that came further apart are no conversation worth staying awake for. Milliseconds. */
const conversation = 0.5;

/**
 * Keeps the event loop looking for messages for a moment, in place of sleeping at once, while they come thick and fast. Who sleeps must be
 * woken: 40 µs for each side, and most of what a small call takes. Where there is only one processor nobody stays awake, for the other side
 * needs it.
 */
class Alertness {
  #lastMessage = 0;
  #awakeUntil = 0;
  #isAwake = false;

  /** Something was sent or has come. */
  note(): void {
    const now = performance.now();
    const isConversation = now - this.#lastMessage < conversation;
    this.#lastMessage = now;
    if (!isConversation || isAlone()) return;
    this.#awakeUntil = now + patience;
    if (this.#isAwake) return;
    this.#isAwake = true;
    setImmediate(this.#look);
  }

  /** The event loop looks at the sockets in between, and does not wait at them. */
  readonly #look = (): void => {
    this.#isAwake = performance.now() < this.#awakeUntil;
    if (this.#isAwake) setImmediate(this.#look);
  };
}

/** Of this process: one event loop looks at all connections. */
export const alertness = new Alertness();

/** Node 20 does not tell; `node:os`, which does, would be loaded at each start. */
function isAlone(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly hardwareConcurrency: number } };
  return navigator?.hardwareConcurrency === 1;
}
