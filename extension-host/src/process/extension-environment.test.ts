import { expect, test } from 'vitest';
import { extensionEnvironment } from './extension-environment.js';

const host = {
  PATH: '/bin',
  HOME: '/home/ada',
  LC_ALL: 'C',
  XDG_RUNTIME_DIR: '/run/1',
  NODE_OPTIONS: '--inspect',
  LD_PRELOAD: 'x.so',
  AWS_SECRET_ACCESS_KEY: 'x',
  PLUGO_TOKEN: 'of another extension',
};

test('only what is on the list passes', () => {
  expect(extensionEnvironment(host, {}, {}, 'linux')).toEqual({
    PATH: '/bin',
    HOME: '/home/ada',
    LC_ALL: 'C',
    XDG_RUNTIME_DIR: '/run/1',
  });
});

test('the manifest adds to it, the host has the last word', () => {
  const environment = extensionEnvironment(
    host,
    { MODE: 'a', PLUGO_TOKEN: 'forged' },
    { PLUGO_TOKEN: 'real' },
    'linux',
  );
  expect(environment).toMatchObject({ MODE: 'a', PLUGO_TOKEN: 'real' });
});

test('Windows does not care about case', () => {
  expect(
    extensionEnvironment({ Path: 'C:\\', SystemRoot: 'C:\\Windows', HOME: 'x' }, {}, {}, 'win32'),
  ).toEqual({
    Path: 'C:\\',
    SystemRoot: 'C:\\Windows',
  });
});
