import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import type { CommandLine } from './command-line.js';
import { ExtensionProcess } from './extension-process.js';
import { launchProcess } from './launch-process.js';
import { resolveNodeRuntime } from './node-runtime.js';
import { launcherArguments } from './resolve-command.js';
import { WarmSpare } from './warm-spare.js';

const { launcher = '', ...runtime } = resolveNodeRuntime();
const label = { id: 'test.tester', name: 'tester' };
const spares: WarmSpare[] = [];

assertNoLeaks();
const directory = useTemporaryDirectory();
afterEach(() => Promise.all(spares.splice(0).map((spare) => spare.dispose())));

/** All that a process can find out about itself and that must not depend on how it was started. */
const selfPortrait = `
import fs from 'node:fs';
import os from 'node:os';
import nodeModule, { createRequire } from 'node:module';
import { register } from '@plugo/sdk';
const require = createRequire(import.meta.url);
const linked = (fd) => { try { return fs.readlinkSync('/proc/self/fd/' + fd).replace(/\\[\\d+\\]|\\d+/g, ''); } catch { return 'closed'; } };
const linux = process.platform === 'linux' && {
  descriptors: fs.readdirSync('/proc/self/fd').map((fd) => fd + ' ' + linked(fd)),
  status: fs.readFileSync('/proc/self/status', 'utf8').split('\\n')
    .filter((line) => /^(Umask|Uid|Gid|Groups|Sig(Blk|Ign|Cgt)|Cap\\w+|NoNewPrivs|Seccomp|Cpus_allowed|Threads):/.test(line)),
  limits: fs.readFileSync('/proc/self/limits', 'utf8'),
  // But for the one of Plugo's own, which a process joins while it starts, sooner or later.
  cgroup: fs.readFileSync('/proc/self/cgroup', 'utf8').replace(/\\d+$/gm, '').replace(/^0::.*$/m, ''),
  // State, parent, group and session as distances from the own number.
  group: fs.readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ').slice(1, 4).map((id) => Number(id) === process.pid ? 'self' : id),
};
const portrait = {
  environment: Object.entries(process.env),
  cwd: process.cwd(),
  arguments: process.argv,
  executable: [process.execPath, process.argv0, process.title, process.execArgv],
  priority: os.getPriority(),
  url: import.meta.url,
  main: [import.meta.main, require.main?.filename],
  sdk: [import.meta.resolve('@plugo/sdk'), require.resolve('@plugo/sdk'), require('@plugo/sdk').register === register],
  compileCache: nodeModule.getCompileCacheDir?.(),
  globals: Object.getOwnPropertyNames(globalThis),
  listeners: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
  resources: process.getActiveResourcesInfo(),
  cached: Object.keys(require.cache),
  linux,
};
console.log(JSON.stringify(portrait));
process.stdin.on('data', (chunk) => console.log('read ' + chunk)).on('end', () => process.exit(0)).resume();
`;

function commandLine(main: string, code: string): CommandLine & { readonly main: string } {
  const folder = path.join(directory.path, 'extension');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, main);
  writeFileSync(file, code);
  return {
    command: runtime.command,
    args: [...launcherArguments(launcher), file],
    main: file,
    cwd: folder,
    environment: { NODE_COMPILE_CACHE: path.join(directory.path, 'compiled') },
  };
}

async function launchSpare(): Promise<WarmSpare> {
  const spare = await WarmSpare.launch({ ...runtime, launcher });
  if (spare === undefined) throw new Error('the spare did not become ready');
  spares.push(spare);
  return spare;
}

const variables = {
  PLUGO_ENDPOINT: 'unix:/nowhere',
  PLUGO_TOKEN: 't'.repeat(64),
  PLUGO_PROTOCOL: '1',
};

async function launchWarm(line: ReturnType<typeof commandLine>): Promise<ExtensionProcess> {
  const spare = await launchSpare();
  expect(spare.fits(line)).toBe(true);
  const spawned = await spare.assign(line, variables);
  if (spawned === undefined) throw new Error('the spare was not used');
  return new ExtensionProcess(spawned);
}

/** The first line that the process wrote, then it is ended as by a host that is gone. */
async function firstLine(process: ExtensionProcess): Promise<string> {
  const lines: string[] = [];
  process.onLine(({ text }) => lines.push(text));
  await eventually(() => expect(lines.length).toBeGreaterThan(0), 10_000);
  process.signal('SIGKILL');
  await process.exited;
  return (lines[0] ?? '').replace(/[0-9a-f]{16}-\d+/, 'mark');
}

test('a warm process is what a cold one is, in all it can see', async () => {
  const line = commandLine('main.mjs', selfPortrait);
  const cold = await firstLine(await launchProcess(label, line, variables));
  const warm = await firstLine(await launchWarm(line));
  expect(JSON.parse(warm)).toEqual(JSON.parse(cold));
  expect(JSON.parse(warm)).toMatchObject({ cwd: line.cwd, arguments: [runtime.command, line.main] });
});

test('it sees the end of its stdin, and nothing before', async () => {
  const line = commandLine(
    'main.mjs',
    `process.stdin.on('data', (chunk) => console.log('read ' + chunk)).on('end', () => process.exit(7)).resume(); console.log('up');`,
  );
  const spare = await launchSpare();
  const spawned = await spare.assign(line, variables);
  if (spawned === undefined) throw new Error('the spare was not used');
  const process = new ExtensionProcess(spawned);
  const lines: string[] = [];
  process.onLine(({ text }) => lines.push(text));
  await eventually(() => expect(lines).toEqual(['up']), 10_000);
  spawned.child.stdin.end();
  expect(await process.exited).toMatchObject({ code: 7 });
  expect(lines).toEqual(['up']);
});

test('what it writes at once and how it ends at once is told whole', async () => {
  const line = commandLine('main.cjs', `console.log('last'); console.error('words'); process.exit(3);`);
  const process = await launchWarm(line);
  const lines: string[] = [];
  process.onLine(({ stream, text }) => lines.push(`${stream}: ${text}`));
  expect(await process.exited).toEqual({ code: 3, signal: null, lastErrorLines: ['words'] });
  expect(lines.sort()).toEqual(['stderr: words', 'stdout: last']);
});

test('a spare that has died is not used, and nothing of the extension has run', async () => {
  const trace = path.join(directory.path, 'trace');
  const line = commandLine('main.cjs', `require('fs').writeFileSync(${JSON.stringify(trace)}, '');`);
  const spare = await launchSpare();
  process.kill(spare.pid, 'SIGKILL');
  expect(await spare.assign(line, variables)).toBeUndefined();
  await spare.over;
  expect([existsSync(trace), spare.fits(line)]).toEqual([false, false]);
});

test('a spare whose new working directory is gone is not used', async () => {
  const line = commandLine('main.cjs', '');
  const spare = await launchSpare();
  expect(await spare.assign({ ...line, cwd: '/nonexistent' }, variables)).toBeUndefined();
});

test('a spare that nobody uses is gone after dispose', async () => {
  const spare = await launchSpare();
  const { pid } = spare;
  expect(isAlive(pid)).toBe(true);
  await spare.dispose();
  expect(isAlive(pid)).toBe(false);
});

test.skipIf(process.platform !== 'linux')(
  'no token lies in the memory a spare was started with',
  async () => {
    const line = commandLine('main.mjs', `console.log('up'); setInterval(() => {}, 1000);`);
    const launched = await launchWarm(line);
    const begun = readFileSync(`/proc/${launched.pid}/environ`, 'latin1');
    launched.signal('SIGKILL');
    await launched.exited;
    expect(begun).not.toContain('PLUGO_TOKEN');
  },
);
