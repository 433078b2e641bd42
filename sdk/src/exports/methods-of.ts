/** A function the host may call. Arguments and result travel as JSON. */
export type Method = (...args: never[]) => unknown;

/**
 * The methods an object offers to others, bound to it: its own functions and those of its classes, the most derived one first.
 * Left out are the constructor, names that begin with `_`, accessors, and what every object has.
 */
export function methodsOf(object: object): ReadonlyMap<string, Method> {
  const methods = new Map<string, Method>();
  for (const layer of layersOf(object)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(layer))) {
      if (typeof value !== 'function' || name === 'constructor' || name.startsWith('_')) continue;
      if (!methods.has(name)) methods.set(name, value.bind(object));
    }
  }
  return methods;
}

function* layersOf(object: object): Generator<object> {
  let layer: object | null = object;
  while (layer !== null && layer !== Object.prototype) {
    yield layer;
    layer = Object.getPrototypeOf(layer);
  }
}
