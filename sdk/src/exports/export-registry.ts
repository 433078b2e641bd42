import { isExportedMethodName } from '../protocol/method-name.js';
import { type Method, methodsOf } from './methods-of.js';

/** Everything the host may call, by full name such as `MyPlugin.SayHello`. It closes once the host has been told the list. */
export class ExportRegistry {
  readonly #methods = new Map<string, Method>();
  #phase: 'before run' | 'activating' | 'active' = 'before run';

  /** All names, sorted. */
  get names(): readonly string[] {
    return [...this.#methods.keys()].sort();
  }

  find(name: string): Method | undefined {
    return this.#methods.get(name);
  }

  /** Exports the methods of an object as `name.method`. Throws where they cannot be exported; then none of them is. */
  addObject(object: object, name?: string): void {
    if (this.#phase !== 'before run') {
      throw new Error('register() was called after run(). Call it first, at the top of the main file.');
    }
    const prefix = name ?? classNameOf(object);
    const methods = [...methodsOf(object)].map(([key, method]) => [`${prefix}.${key}`, method] as const);
    if (methods.length === 0) {
      throw new Error(
        `register(): ${prefix} has no methods to export. Names that begin with _ stay private.`,
      );
    }
    for (const [fullName] of methods) this.#check(fullName);
    for (const [fullName, method] of methods) this.#methods.set(fullName, method);
  }

  /** Exports one function under its full name. */
  addCommand(name: string, handler: Method): void {
    if (this.#phase === 'active') {
      throw new Error(
        `The command "${name}" was registered after activate() had finished, when the host knew the list already. ` +
          'Register all commands inside activate(), before it returns or its promise resolves.',
      );
    }
    if (typeof handler !== 'function') throw new Error(`The command "${name}" needs a function.`);
    this.#check(name);
    this.#methods.set(name, handler);
  }

  remove(name: string): void {
    this.#methods.delete(name);
  }

  /** From now on only commands are added. */
  begin(): void {
    this.#phase = 'activating';
  }

  /** From now on nothing is added. */
  close(): void {
    this.#phase = 'active';
  }

  #check(name: string): void {
    if (!isExportedMethodName(name)) {
      throw new Error(
        `"${name}" cannot be exported. A name is letters, digits, "_", "$" or "-" in parts joined by dots, such as ` +
          '"MyPlugin.SayHello", and has at most 200 characters.',
      );
    }
    if (this.#methods.has(name)) {
      throw new Error(
        `"${name}" is exported already. Give the second object another name: register(object, "Name").`,
      );
    }
  }
}

function classNameOf(object: object): string {
  if (typeof object === 'function') {
    throw new Error(`register() wants an object, not a class: register(new ${object.name || 'MyPlugin'}()).`);
  }
  if (typeof object !== 'object' || object === null) {
    throw new Error(
      `register() wants an object, but got ${object === null ? 'null' : `a ${typeof object}`}.`,
    );
  }
  const prototype = Object.getPrototypeOf(object);
  const name = prototype === null || prototype === Object.prototype ? '' : prototype.constructor?.name;
  if (!name) {
    throw new Error('This object has no class to take a name from. Give one: register(object, "MyPlugin").');
  }
  return name;
}
