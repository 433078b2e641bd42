import { type Link, LinkedList } from './linked-list.js';

type Listener = () => void;

/** Those who want to hear of one signal, behind the one listener that the signal itself has. */
interface Fan {
  readonly listeners: LinkedList<Listener>;
  readonly fire: Listener;
}

const fans = new WeakMap<AbortSignal, Fan>();

/**
 * Calls back once when a signal is aborted. However many calls share a signal, it has one listener: Node takes more than ten for
 * a leak and warns, and each costs more than a small call.
 *
 * @returns what {@link offAbort} asks for
 */
export function onAbort(signal: AbortSignal, listener: Listener): Link<Listener> {
  let fan = fans.get(signal);
  if (fan === undefined) {
    fan = createFan();
    fans.set(signal, fan);
  }
  if (fan.listeners.isEmpty) signal.addEventListener('abort', fan.fire, { once: true });
  return fan.listeners.add(listener);
}

/** Ends what {@link onAbort} began; ending it twice does nothing more. */
export function offAbort(signal: AbortSignal, link: Link<Listener>): void {
  const fan = fans.get(signal);
  if (fan?.listeners.remove(link) && fan.listeners.isEmpty) signal.removeEventListener('abort', fan.fire);
}

function createFan(): Fan {
  const listeners = new LinkedList<Listener>();
  // One that is told may well end the wait of another.
  const fire = () => {
    for (let link = listeners.first; link !== undefined; link = listeners.first) {
      listeners.remove(link);
      link.value();
    }
  };
  return { listeners, fire };
}
