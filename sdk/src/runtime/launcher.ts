/**
 * Starts a JavaScript or TypeScript extension: `node launcher.cjs <absolute main file>`.
 *
 * What it does is in `launch.ts`, which is bundled with the whole SDK into one CommonJS file, together with its compiled code: Node starts that
 * 15 ms faster than ECMAScript modules. Compiled code of another Node is not accepted, and costs nothing but the time it would have saved.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import type { launch } from './launch.js';

const [, launcher = ''] = process.argv;
const filename = join(dirname(launcher), 'launch.cjs');

/** What `launch.cjs` exports. */
function load(): { launch: typeof launch } {
  // The bundler writes nothing but ASCII, and scripts/compile-launch.cjs wraps it in the same way.
  const source = `(function (module, exports, require) {${readFileSync(filename, 'latin1')}\n})`;
  const script = new Script(source, { filename, cachedData: compiledCode() });
  const module = { exports: {} as { launch: typeof launch } };
  script.runInThisContext()(module, module.exports, createRequire(filename));
  return module.exports;
}

function compiledCode(): Buffer | undefined {
  try {
    return readFileSync(`${filename}.compiled`);
  } catch {
    return undefined;
  }
}

load().launch((url) => import(url));
