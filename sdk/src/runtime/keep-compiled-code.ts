import nodeModule from 'node:module';

/** When an extension has settled. Milliseconds after its main file was loaded. */
const settled = 1_000;

/** Not known to the types of our oldest Node. */
interface CompileCache {
  getCompileCacheDir?(): string | undefined;
  flushCompileCache?(): void;
}

/**
 * Saves the compiled code, where the host gave a folder for it in `NODE_COMPILE_CACHE`. Node itself does so only at an orderly
 * exit, which an extension that is killed or crashes never has. A TypeScript extension then starts in less than half the time
 * and with 18 MiB less, for its types are stripped once, not at each start.
 */
export function keepCompiledCode(): void {
  const { getCompileCacheDir, flushCompileCache } = nodeModule as CompileCache;
  if (getCompileCacheDir?.() === undefined || flushCompileCache === undefined) return;
  setTimeout(flushCompileCache, settled).unref();
}
