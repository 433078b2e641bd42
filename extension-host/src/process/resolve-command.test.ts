import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describe, testRuntime } from '../testing/test-extension.js';
import { resolveCommand } from './resolve-command.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'resolve-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer, mode = 0o755): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
  chmodSync(path.join(folder, name), mode);
}

const resolveRun = (run: object, runtime = testRuntime) =>
  resolveCommand(describe({ plugo: { run } }, folder), runtime);
const resolveMain = (main: string, runtime = testRuntime) =>
  resolveCommand(describe({ main }, folder), runtime);

test('a JavaScript extension runs on the runtime through the launcher', () => {
  write('dist/main.js', '');
  expect(resolveMain('./dist/main.js')).toEqual({
    command: testRuntime.command,
    args: [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      testRuntime.launcher,
      path.join(folder, 'dist/main.js'),
    ],
    main: path.join(folder, 'dist/main.js'),
    cwd: folder,
    environment: {},
  });
});

test('compiled code is kept in a folder of the extension alone', () => {
  write('main.js', '');
  const { environment } = resolveMain('./main.js', { ...testRuntime, codeCache: '/cache' });
  expect(environment).toEqual({ NODE_COMPILE_CACHE: '/cache/test.tester' });
});

test('a program of its own, by path, by name in the folder, by name on PATH', () => {
  write('bin/server', '#!/bin/sh\n');
  write('tool', '#!/bin/sh\n');
  const { command, ...rest } = resolveRun({ command: './bin/server', args: ['a'], env: { B: 'c' } });
  expect(command).toBe(path.join(folder, 'bin/server'));
  expect(rest).toEqual({ args: ['a'], cwd: folder, environment: { B: 'c' } });
  expect(resolveRun({ command: 'tool' }).command).toBe(path.join(folder, 'tool'));
  expect(resolveRun({ command: 'sh' }).command).toMatch(/\/bin\/sh$/);
});

test('a map of programs by platform', () => {
  write('server', '#!/bin/sh\n');
  const here = `${process.platform}-${process.arch}`;
  expect(resolveRun({ command: { [here]: './server' } }).command).toBe(path.join(folder, 'server'));
});

const arm64 = Buffer.alloc(64);
arm64.write('\x7fELF', 'latin1');
arm64[5] = 1;
arm64.writeUInt16LE(process.arch === 'arm64' ? 62 : 183, 18);

test.each([
  [
    'a main file that is not there',
    () => resolveMain('main.js'),
    'ENTRY_MISSING',
    'Its main file "main.js" does not exist.',
  ],
  [
    'a main file that is a folder',
    () => {
      mkdirSync(path.join(folder, 'lib'));
      return resolveMain('lib');
    },
    'ENTRY_MISSING',
    'is not a file',
  ],
  [
    'a main file outside',
    () => resolveMain('../main.js'),
    'ENTRY_OUTSIDE',
    '"../main.js" lies outside its folder',
  ],
  [
    'a link that leads outside',
    () => {
      symlinkSync('/bin/sh', path.join(folder, 'main.js'));
      return resolveMain('main.js');
    },
    'ENTRY_OUTSIDE',
    'outside',
  ],
  [
    'no launcher',
    () => {
      write('main.js', '');
      return resolveMain('main.js', { command: process.execPath, kind: 'host', environment: {} });
    },
    'RUNTIME_MISSING',
    'launcher',
  ],
  [
    'a runtime that is gone',
    () => {
      write('main.js', '');
      return resolveMain('main.js', { ...testRuntime, command: '/no/node' });
    },
    'RUNTIME_MISSING',
    '/no/node',
  ],
  [
    'a name that is nowhere',
    () => resolveRun({ command: 'no-such-program' }),
    'RUNTIME_MISSING',
    '"no-such-program", which is neither on PATH nor in its folder',
  ],
  [
    'an absolute path that is not there',
    () => resolveRun({ command: '/no/program' }),
    'RUNTIME_MISSING',
    '/no/program',
  ],
  [
    'a relative path that is not there',
    () => resolveRun({ command: './no' }),
    'ENTRY_MISSING',
    'Its program "./no" does not exist',
  ],
  ['a relative path that leads out', () => resolveRun({ command: '../sh' }), 'ENTRY_OUTSIDE', 'outside'],
  [
    'a program that is not executable',
    () => {
      write('x', '', 0o644);
      return resolveRun({ command: './x' });
    },
    'LAUNCH_FAILED',
    'is not executable',
  ],
  [
    'a script whose interpreter is missing',
    () => {
      write('x', '#!/no/python\n');
      return resolveRun({ command: './x' });
    },
    'RUNTIME_MISSING',
    'is run by /no/python, which does not exist',
  ],
  [
    'a program for another machine',
    () => {
      write('x', arm64);
      return resolveRun({ command: './x' });
    },
    'LAUNCH_FAILED',
    'is a program for linux-',
  ],
  [
    'a program for Windows',
    () => {
      write('x', 'MZ\0\0');
      return resolveRun({ command: './x' });
    },
    'LAUNCH_FAILED',
    'is a program for Windows',
  ],
  [
    'no program for this platform',
    () => resolveRun({ command: { 'plan9-mips': './x' } }),
    'LAUNCH_FAILED',
    'it has one for plan9-mips',
  ],
  [
    'NUL in an argument',
    () => resolveRun({ command: 'sh', args: ['a\0b'] }),
    'LAUNCH_FAILED',
    'NUL character: "a\\u0000b"',
  ],
  ['NUL in the command', () => resolveRun({ command: './a\0b' }), 'ENTRY_MISSING', 'does not exist'],
  [
    'a folder that is gone',
    () => resolveCommand(describe({ main: 'x.js' }, '/no/folder'), testRuntime),
    'ENTRY_MISSING',
    'folder /no/folder is gone',
  ],
])('%s is refused by name', (_what, resolve, code, sentence) => {
  const error = catchError(resolve);
  expect(error).toMatchObject({
    code,
    extensionId: 'test.tester',
    message: expect.stringContaining(sentence),
  });
});

function catchError(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
