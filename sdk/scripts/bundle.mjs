/**
 * Bundles the launcher with the SDK it provides to extensions into one folder that works anywhere:
 * `node scripts/bundle.mjs [folder]`, `dist/runtime` when left out.
 */
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { findRuntime } from '../../scripts/plugo-runtime.mjs';

const sdk = fileURLToPath(new URL('..', import.meta.url));

/** What an extension may import, and the source of it. */
const provided = { sdk: 'src/index.ts', protocol: 'src/protocol/index.ts' };

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: sdk,
  bundle: true,
  platform: 'node',
  target: 'node20.18',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [{ name: 'lean vscode-jsonrpc', setup: useLeanJsonRpc }],
};

/** Files of the runtime, and the source of each. */
const commonJs = {
  launcher: 'src/runtime/launcher.ts',
  launch: 'src/runtime/launch.ts',
  encodings: 'src/protocol/encodings/index.ts',
};

/** @param {string} [folder] Absolute, or relative to the SDK's folder. Its former content is lost. */
export async function bundle(folder = 'dist/runtime') {
  const out = resolve(sdk, folder);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await Promise.all([
    ...Object.entries(commonJs).map(([name, entry]) =>
      build({
        ...common,
        entryPoints: [entry],
        format: 'cjs',
        outfile: join(out, `${name}.cjs`),
        plugins: [...common.plugins, { name: 'encodings apart', setup: keepEncodingsApart }],
        // `launch.cjs` is no file that Node itself has loaded: it may `require`, and not import.
        supported: { 'dynamic-import': name !== 'launch' },
      }),
    ),
    build({
      ...common,
      entryPoints: ['src/runtime/resolve-hooks.ts'],
      format: 'esm',
      outfile: join(out, 'resolve-hooks.mjs'),
    }),
    ...Object.entries(provided).map(([name, entry]) => writeHandOver(out, name, entry)),
  ]);
  await compile(join(out, 'launch.cjs'));
}

/**
 * Keeps the compiled code of the launcher, where there is a Node of Plugo's own: 8 ms of a start. That of another Node would not be taken.
 * @param {string} file
 */
async function compile(file) {
  const node = findRuntime();
  if (node === undefined) return;
  await promisify(execFile)(node, [join(sdk, 'scripts', 'compile-launch.cjs'), file]);
}

/**
 * Writes the two small files that an extension's `import` and `require` are led to. They hand over what the launcher holds.
 * @param {string} out
 * @param {string} name
 * @param {string} entry
 */
async function writeHandOver(out, name, entry) {
  const held = `globalThis[Symbol.for('@plugo/sdk')].${name}`;
  const names = await exportsOf(entry);
  await writeFile(join(out, `${name}.cjs`), `module.exports = ${held};\n`);
  await writeFile(join(out, `${name}.mjs`), `export const { ${names.join(', ')} } = ${held};\n`);
}

/** @param {string} entry */
async function exportsOf(entry) {
  const { metafile } = await build({
    ...common,
    entryPoints: [entry],
    format: 'esm',
    metafile: true,
    write: false,
    outdir: 'unused',
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

/**
 * What reads and writes MessagePack and compressed messages is a file of its own: few extensions ever load it.
 * @param {import('esbuild').PluginBuild} build
 */
function keepEncodingsApart(build) {
  build.onResolve({ filter: /\/protocol\/encodings\/index\.js$/ }, () => ({
    path: './encodings.cjs',
    external: true,
  }));
}

/** @param {import('esbuild').PluginBuild} build */
function useLeanJsonRpc(build) {
  const library = dirname(createRequire(import.meta.url).resolve('vscode-jsonrpc')); // …/lib/common
  build.onResolve({ filter: /^vscode-jsonrpc(\/node)?$/ }, () => ({
    path: join(sdk, 'scripts', 'lean-json-rpc.mjs'),
  }));
  build.onResolve({ filter: /^vscode-jsonrpc\/lib\/common\// }, ({ path }) => ({
    path: join(library, basename(path)),
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(process.argv[2]);
