import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../.dependency-cruiser.mjs';

// One forbidden import a rule: rule → [the file that imports, what it imports].
const FORBIDDEN = {
  'protocol-imports-nothing': ['sdk/src/protocol/probe.ts', '../run.js'],
  'sdk-knows-no-host': ['sdk/src/probe.ts', '@plugo/extension-host/control'],
  'base-imports-nothing': ['extension-host/src/base/probe.ts', '../model/thing.js'],
  'model-imports-base-and-protocol': ['extension-host/src/model/probe.ts', '../process/thing.js'],
  'installation-stands-alone': ['extension-host/src/installation/probe.ts', '../discovery/thing.js'],
  'discovery-stands-alone': ['extension-host/src/discovery/probe.ts', '../resolution/thing.js'],
  'resolution-stands-alone': ['extension-host/src/resolution/probe.ts', '../discovery/thing.js'],
  'permissions-stands-alone': ['extension-host/src/permissions/probe.ts', '../control/thing.js'],
  'contributions-stands-alone': ['extension-host/src/contributions/probe.ts', '../logging/thing.js'],
  'logging-stands-alone': ['extension-host/src/logging/probe.ts', '../storage/thing.js'],
  'notifications-stands-alone': ['extension-host/src/notifications/probe.ts', '../logging/thing.js'],
  'storage-stands-alone': ['extension-host/src/storage/probe.ts', '../logging/thing.js'],
  'development-stands-alone': ['extension-host/src/development/probe.ts', '../reports/thing.js'],
  'traffic-stands-alone': ['extension-host/src/traffic/probe.ts', '../reports/thing.js'],
  'metrics-stands-alone': ['extension-host/src/metrics/probe.ts', '../reports/thing.js'],
  'profiling-stands-alone': ['extension-host/src/profiling/probe.ts', '../reports/thing.js'],
  'culprit-stands-alone': ['extension-host/src/culprit/probe.ts', '../reports/thing.js'],
  'diagnostics-stands-alone': ['extension-host/src/diagnostics/probe.ts', '../reports/thing.js'],
  'views-stands-alone': ['extension-host/src/views/probe.ts', '../reports/thing.js'],
  'reports-stands-alone': ['extension-host/src/reports/probe.ts', '../logging/thing.js'],
  'process-knows-no-connection': ['extension-host/src/process/probe.ts', '../connection/thing.js'],
  'transport-knows-no-connection': ['extension-host/src/transport/probe.ts', '../connection/thing.js'],
  'connection-speaks-over-transport': ['extension-host/src/connection/probe.ts', '../process/thing.js'],
  'supervision-joins-process-and-connection': [
    'extension-host/src/supervision/probe.ts',
    '../activation/thing.js',
  ],
  'activation-starts-supervisors': ['extension-host/src/activation/probe.ts', '../process/thing.js'],
  'calls-know-no-connection': ['extension-host/src/calls/probe.ts', '../supervision/thing.js'],
  'control-describes-the-host': ['extension-host/src/control/probe.ts', '../supervision/thing.js'],
  'host-uses-the-sdk-protocol-only': ['extension-host/src/host.ts', '@plugo/sdk'],
  'app-host-embeds-the-library': ['app/src/host/probe.ts', '../main/thing.js'],
  'main-holds-no-extension-logic': ['app/src/main/probe.ts', '@plugo/extension-host'],
  'preload-passes-the-port-on': ['app/src/preload/probe.ts', '@plugo/extension-host'],
  'renderer-speaks-control-only': ['app/src/renderer/probe.tsx', '@plugo/extension-host'],
  'app-shared-is-shared': ['app/src/shared/probe.ts', '../renderer/thing.js'],
  'protocol-values-where-it-is-spoken': ['extension-host/src/logging/values.ts', '@plugo/sdk/protocol'],
  'electron-in-main-and-preload-only': ['app/src/host/electron.ts', 'electron'],
  'renderer-without-node': ['app/src/renderer/node.ts', 'node:fs'],
  'processes-start-in-process': ['extension-host/src/supervision/spawn.ts', 'node:child_process'],
  'no-cycles': ['extension-host/src/cli/first.ts', './second.js'],
  'no-orphans': ['extension-host/src/model/forgotten.ts', undefined],
  'no-test-code-in-the-product': ['extension-host/src/model/product.ts', './thing.test.js'],
  'every-import-resolves': ['sdk/src/lost.ts', './nowhere.js'],
};

// What the table allows, so that a rule which forbids everything is found out too.
const ALLOWED = [
  ['extension-host/src/supervision/good.ts', '../process/thing.js'],
  ['extension-host/src/supervision/good-too.ts', '../connection/thing.js'],
  ['extension-host/src/process/good.ts', 'node:child_process'],
  ['extension-host/src/process/good-too.ts', '@plugo/sdk/protocol'],
  ['extension-host/src/discovery/good.ts', '../model/thing.js'],
  ['app/src/host/good.ts', '@plugo/extension-host'],
  ['app/src/main/good.ts', 'electron'],
  ['app/src/renderer/good.ts', '@plugo/extension-host/control'],
];

let root;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'plugo-import-rules-'));
  write('package.json', '{"workspaces":["sdk","extension-host","app"]}');
  write('tsconfig.base.json', '{"compilerOptions":{"module":"NodeNext","moduleResolution":"NodeNext"}}');
  addPackage('sdk', '@plugo/sdk', ['index', 'protocol/index']);
  addPackage('extension-host', '@plugo/extension-host', ['index', 'control/index']);
  addPackage('electron', 'electron', ['index'], 'node_modules/electron');
  for (const [file, imported] of [...Object.values(FORBIDDEN), ...ALLOWED]) addProbe(file, imported);
  write('extension-host/src/cli/second.ts', "export * from './first.js';\n");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('each rule fires for the import it forbids, and only for that', async () => {
  const { modules, summary } = await cruiseProbes();
  expect(summary.totalCruised).toBeGreaterThan(0);
  const fired = modules
    .flatMap(({ source, rules = [], dependencies }) =>
      [...rules, ...dependencies.flatMap((dependency) => dependency.rules ?? [])].map(
        ({ name }) => `${name} in ${source}`,
      ),
    )
    .filter((line) => !line.includes('second.ts'));
  const expected = Object.entries(FORBIDDEN).map(([rule, [file]]) => `${rule} in ${file}`);
  expect([...new Set(fired)].sort()).toEqual(expected.sort());
});

test('every rule has a probe and says why it is there', () => {
  expect(config.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(FORBIDDEN).sort());
  expect(config.forbidden.filter(({ comment }) => !comment)).toEqual([]);
});

async function cruiseProbes() {
  const tsConfig = extractTSConfig(join(root, 'tsconfig.base.json'));
  const { forbidden, options } = config;
  const { output } = await cruise(
    ['sdk/src', 'extension-host/src', 'app/src'],
    {
      ...options,
      baseDir: root,
      tsConfig: undefined,
      ruleSet: { forbidden, options },
      validate: true,
      outputType: undefined,
    },
    options.enhancedResolveOptions,
    { tsConfig },
  );
  return output;
}

function addPackage(folder, name, doors, place = folder) {
  const entry = (door) => [
    door === 'index' ? '.' : `./${dirname(door)}`,
    { types: `./dist/${door}.d.ts`, default: `./dist/${door}.js` },
  ];
  write(
    `${place}/package.json`,
    JSON.stringify({ name, exports: Object.fromEntries(doors.map(entry)), type: 'module' }),
  );
  for (const door of doors) {
    write(`${place}/dist/${door}.d.ts`, 'export declare const value: 1;\n');
    write(`${place}/dist/${door}.js`, 'export const value = 1;\n');
  }
  if (place !== folder || !name.startsWith('@')) return;
  mkdirSync(join(root, 'node_modules/@plugo'), { recursive: true });
  symlinkSync(join(root, folder), join(root, 'node_modules', name), 'dir');
}

function addProbe(file, imported) {
  write(
    file,
    imported ? `import * as imported from '${imported}';\nexport const use = imported;\n` : 'export {};\n',
  );
  if (!imported?.startsWith('.') || imported.includes('nowhere') || imported.includes('second')) return;
  write(join(dirname(file), imported.replace(/\.js$/, '.ts')), 'export {};\n');
}

function write(file, content) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
