import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import type { Launch } from '../testing/extension-process.js';
import { plugoNode } from '../testing/plugo-node.js';
import { useWorkbench } from '../testing/workbench.js';

const bench = useWorkbench();

const hello = "{ SayHello: (name) => 'Hello, ' + name }, 'MyPlugin'";
const commonJs = `const { register, run } = require('@plugo/sdk'); register(${hello}); run();`;

async function sayHello(launch: Launch) {
  const { activate, call } = await bench.host.start(launch);
  await activate();
  return call('MyPlugin.SayHello', 'Ada');
}

test.each<[string, string, string, Record<string, string>?]>([
  [
    'an ECMAScript module',
    'main.mjs',
    `import { register, run } from '@plugo/sdk'; register(${hello}); run();`,
  ],
  ['a CommonJS module', 'main.cjs', commonJs],
  ['CommonJS in a .js file', 'main.js', commonJs],
  [
    'TypeScript',
    'main.mts',
    `import { register, run } from '@plugo/sdk';
    const SayHello = (name: string): string => 'Hello, ' + name;
    register({ SayHello }, 'MyPlugin' satisfies string); run();`,
  ],
  [
    'TypeScript in CommonJS',
    'main.cts',
    `const sdk: any = require('@plugo/sdk'); sdk.register(${hello}); sdk.run();`,
  ],
  [
    'a module that registers and does not run',
    'main.mjs',
    `import { register } from '@plugo/sdk'; register(${hello});`,
  ],
  [
    'a module that exports activate',
    'main.mjs',
    `export function activate(context) {
    context.commands.register('MyPlugin.SayHello', (name) => 'Hello, ' + name); }`,
  ],
  [
    'a CommonJS module that exports activate',
    'main.cjs',
    `module.exports = { activate(context) {
    context.commands.register('MyPlugin.SayHello', (name) => 'Hello, ' + name); } };`,
  ],
  [
    'a module whose default export has activate',
    'main.mjs',
    `export default { activate(context) {
    context.commands.register('MyPlugin.SayHello', (name) => 'Hello, ' + name); } };`,
  ],
  [
    'a module that runs after an await',
    'main.mjs',
    `import { register, run } from '@plugo/sdk';
    setTimeout(() => { register(${hello}); run(); }, 50);`,
  ],
  [
    'an import in another file',
    'main.mjs',
    `import './deep/other.mjs';`,
    {
      'deep/other.mjs': `import { register, run } from '@plugo/sdk'; register(${hello}); run();`,
    },
  ],
])('it starts %s', async (_, name, main, others) => {
  const launch = await bench.author.write(main, name, others);
  expect(await sayHello(launch)).toBe('Hello, Ada');
});

test('a TypeScript main file of an ECMAScript module package leaves stderr clean', async () => {
  const main = `import { run } from '@plugo/sdk'; const text: string = 'ready'; run({ activate() { console.log(text); } });`;
  const launch = await bench.author.write(main, 'main.ts', { 'package.json': '{ "type": "module" }' });
  const { activate, process } = await bench.host.start(launch);
  await activate();
  expect(process).toMatchObject({ stdout: 'ready\n', stderr: '' });
});

test('import, require and the protocol all belong to one SDK', async () => {
  const launch = await bench.author.write(
    `import * as imported from '@plugo/sdk';
     import { environment } from '@plugo/sdk/protocol';
     import { createRequire } from 'node:module';
     const required = createRequire(import.meta.url)('@plugo/sdk');
     console.log(required.register === imported.register, environment.token, process.argv.length, process.argv[1] === import.meta.filename);
     imported.run();`,
  );
  const { activate, process } = await bench.host.start(launch);
  await activate();
  expect(process.stdout).toBe('true PLUGO_TOKEN 2 true\n');
});

test('an extension that brings its own copy of the SDK works', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { register, run } from './index.ts'; register(${hello}); run();`,
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const launch = await bench.author.write(outputFiles[0]?.text ?? '', 'main.cjs');
  expect(await sayHello(launch)).toBe('Hello, Ada');
});

test('a main file that never runs is told so', async () => {
  const launch = await bench.author.write(`console.log('done');`);
  const start = bench.host.start(launch);
  await expect(start).rejects.toThrow(
    /"code":1.*\n.*main\.mjs neither calls run\(\) nor exports activate\(\)/,
  );
});

test('run() after the launcher has run what was registered is told to come sooner', async () => {
  const launch = await bench.author.write(
    `import { register, run } from '@plugo/sdk'; register({ late: () => void setTimeout(run) }, 'Run');`,
  );
  const { activate, call, process } = await bench.host.start(launch);
  await activate();
  await call('Run.late');
  expect(await process.exited).toEqual({ code: 1, signal: null });
  expect(process.stderr).toContain('Call it once, before the first await of the main file.');
});

test.each([
  ['throws', `throw new Error('broken at the start')`, 'Error: broken at the start\n    at '],
  ['does not parse', `const = 1`, 'SyntaxError'],
  ['imports what is not there', `import 'left-pad'`, "Cannot find package 'left-pad'"],
])('a main file that %s ends the process with the reason', async (_, main, reason) => {
  const process = bench.host.launch(await bench.author.write(main));
  expect(await process.exited).toEqual({ code: 1, signal: null });
  expect(process.stderr).toContain(reason);
});

test('without a main file it says how it is used', async () => {
  const { command, args } = await bench.author.write('');
  const process = bench.host.launch({ command, args: args.slice(0, 1) });
  expect(await process.exited).toEqual({ code: 1, signal: null });
  expect(process.stderr).toBe('Usage: node launcher.cjs <absolute path of the main file>\n');
});

test('compiled code is kept where the host says, even if the extension is killed', async () => {
  const launch = await bench.author.write(`import { run } from '@plugo/sdk'; run({} as object);`, 'main.mts');
  const folder = join(dirname(launch.args[1] ?? ''), 'compiled');
  const { activate, process } = await bench.host.start({ ...launch, env: { NODE_COMPILE_CACHE: folder } });
  await activate();
  const kept = () => readdir(folder, { recursive: true });
  await expect.poll(async () => (await kept()).length, { timeout: 5_000 }).toBeGreaterThan(1);
  await process.kill();
});

test('its compiled code is taken by the Node that runs extensions', async () => {
  const file = join(dirname(bench.author.launcher), 'launch.cjs');
  const [source, cachedData] = [await readFile(file, 'latin1'), await readFile(`${file}.compiled`)];
  const check = `
    const { Script } = require('node:vm'); const { readFileSync } = require('node:fs');
    const [source, cachedData] = [readFileSync(${JSON.stringify(file)}, 'latin1'), readFileSync(${JSON.stringify(`${file}.compiled`)})];
    const { cachedDataRejected } = new Script('(function (module, exports, require) {' + source + '\\n})', { cachedData });
    console.log(cachedDataRejected);`;
  expect([source.length, cachedData.length].every((length) => length > 50_000)).toBe(true);
  expect(execFileSync(plugoNode(), ['-e', check], { encoding: 'utf8' })).toBe('false\n');
});

test('without it, or with that of another Node, it starts all the same', async () => {
  const file = `${join(dirname(bench.author.launcher), 'launch.cjs')}.compiled`;
  const compiled = await readFile(file);
  const start = async () => sayHello(await bench.author.write(commonJs, 'main.cjs'));
  try {
    await writeFile(file, 'nothing of the kind');
    expect(await start()).toBe('Hello, Ada');
    await rm(file);
    expect(await start()).toBe('Hello, Ada');
  } finally {
    await writeFile(file, compiled);
  }
});

test('the bundle loads no module that a start does not need', async () => {
  const bundle = await readFile(join(dirname(bench.author.launcher), 'launch.cjs'), 'utf8');
  // What is indented stands in a module that is loaded on demand, such as the one for TLS.
  const loaded = [...bundle.matchAll(/^\S.*\brequire\("([^"]+)"\)/gm)].map(([, name]) => name);
  expect([...new Set(loaded)].sort()).toEqual([
    'node:async_hooks',
    'node:buffer',
    'node:events',
    'node:fs',
    'node:module',
    'node:net',
    'node:path',
    'node:stream',
    'node:url',
  ]);
});
