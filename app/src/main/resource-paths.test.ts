import { expect, test } from 'vitest';
import { resourcePaths } from './resource-paths.js';

test('in the repository everything comes from its build', () => {
  const paths = resourcePaths({
    isPackaged: false,
    appPath: '/plugo/app',
    resourcesPath: '/electron/resources',
    platform: 'linux',
  });
  expect(paths).toEqual({
    rendererRoot: '/plugo/app/dist/renderer',
    preload: '/plugo/app/dist/preload/preload.cjs',
    hostProcess: '/plugo/app/dist/host/host-process.js',
    sampleExtensions: '/plugo/sample-extensions',
    launcher: '/plugo/sdk/dist/runtime/launcher.cjs',
    node: undefined,
    icon: '/plugo/app/build/icon.png',
    licences: ['/plugo/app/dist/renderer/licenses.md', '/plugo/app/dist/main/licenses.md'],
  });
});

test('packaged, what runs outside the app lies beside the archive', () => {
  const paths = resourcePaths({
    isPackaged: true,
    appPath: '/opt/Plugo/resources/app.asar',
    resourcesPath: '/opt/Plugo/resources',
    platform: 'linux',
  });
  expect(paths).toEqual({
    rendererRoot: '/opt/Plugo/resources/app.asar/dist/renderer',
    preload: '/opt/Plugo/resources/app.asar/dist/preload/preload.cjs',
    hostProcess: '/opt/Plugo/resources/app.asar/dist/host/host-process.js',
    sampleExtensions: '/opt/Plugo/resources/sample-extensions',
    launcher: '/opt/Plugo/resources/sdk/runtime/launcher.cjs',
    node: '/opt/Plugo/resources/runtime/node',
    icon: '/opt/Plugo/resources/icon.png',
    licences: [
      '/opt/Plugo/resources/app.asar/dist/renderer/licenses.md',
      '/opt/Plugo/resources/app.asar/dist/main/licenses.md',
    ],
  });
});
