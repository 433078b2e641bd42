import nodeModule from 'node:module';
import { pathToFileURL } from 'node:url';

/** Where `import` and `require` find a module that an extension has not installed. Absolute paths. */
export interface ProvidedModule {
  readonly import: string;
  readonly require: string;
}

export type ProvidedModules = ReadonlyMap<string, ProvidedModule>;

interface ResolveContext {
  readonly conditions: readonly string[];
}
type ResolveHook = (specifier: string, context: ResolveContext, next: ResolveNext) => unknown;
type ResolveNext = (specifier: string, context: ResolveContext) => unknown;

/** The parts of `node:module` that the types of our oldest Node do not know. */
interface Loader {
  registerHooks?(hooks: { resolve: ResolveHook }): void;
  _resolveFilename(request: string, ...rest: unknown[]): string;
}
const loader = nodeModule as unknown as Loader;

/** Makes `import` and `require` find these modules, in any file of the process. */
export function provideModules(modules: ProvidedModules, hooksFile: string): void {
  if (loader.registerHooks === undefined) {
    provideOnOlderNode(modules, hooksFile);
    return;
  }
  loader.registerHooks({
    resolve(specifier, context, next) {
      const found = modules.get(specifier);
      if (found === undefined) return next(specifier, context);
      return context.conditions.includes('require')
        ? { url: pathToFileURL(found.require).href, format: 'commonjs', shortCircuit: true }
        : { url: pathToFileURL(found.import).href, format: 'module', shortCircuit: true };
    },
  });
}

/** Electron's Node has no `registerHooks`: `import` goes through hooks in a thread of their own, `require` is patched. */
function provideOnOlderNode(modules: ProvidedModules, hooksFile: string): void {
  const urls = [...modules].map(([specifier, found]) => [specifier, pathToFileURL(found.import).href]);
  nodeModule.register(pathToFileURL(hooksFile).href, { data: Object.fromEntries(urls) });
  const resolveFilename = loader._resolveFilename;
  loader._resolveFilename = (request, ...rest) =>
    modules.get(request)?.require ?? resolveFilename.call(loader, request, ...rest);
}
