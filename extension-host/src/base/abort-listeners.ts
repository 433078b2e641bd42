type Listener = () => void;

/** Those who want to hear of one signal, behind the one listener that the signal itself has. */
interface Fan {
  readonly listeners: Set<Listener>;
  readonly fire: Listener;
}

const fans = new WeakMap<AbortSignal, Fan>();

/**
 * Calls back once when a signal is aborted. However many calls share a signal, it has one listener: Node takes more than ten for
 * a leak and warns, and each costs more than a small call. A function is heard once a signal, so give each wait its own.
 */
export function onAbort(signal: AbortSignal, listener: Listener): void {
  let fan = fans.get(signal);
  if (fan === undefined) {
    fan = createFan();
    fans.set(signal, fan);
  }
  if (fan.listeners.size === 0) signal.addEventListener('abort', fan.fire, { once: true });
  fan.listeners.add(listener);
}

/** Ends what {@link onAbort} began; ending it twice does nothing more. */
export function offAbort(signal: AbortSignal, listener: Listener): void {
  const fan = fans.get(signal);
  if (fan?.listeners.delete(listener) && fan.listeners.size === 0) {
    signal.removeEventListener('abort', fan.fire);
  }
}

function createFan(): Fan {
  const listeners = new Set<Listener>();
  // One that is told may well end the wait of another.
  const fire = () => {
    for (const listener of [...listeners]) if (listeners.delete(listener)) listener();
  };
  return { listeners, fire };
}
