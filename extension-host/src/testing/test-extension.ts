import path from 'node:path';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { ExtensionServices } from '../model/extension-services.js';
import { type ExtensionManifest, manifestSchema } from '../model/manifest/schema.js';
import type { NodeRuntime } from '../process/node-runtime.js';

const here = import.meta.dirname;

/** The script behind every test extension; it is told by its first argument how to behave. */
const rawExtension = path.join(here, 'raw-extension.mjs');

/** An extension that behaves in the manner named, see raw-extension.mjs. */
export function testExtension(
  manner: string,
  manifest: Partial<ExtensionManifest> = {},
): ExtensionDescription {
  const run = { command: process.execPath, args: [rawExtension, manner] };
  return describe({ plugo: { run }, ...manifest });
}

/** A description around a manifest, in the folder of the test extension unless another one is given. */
export function describe(manifest: object, folder = here): ExtensionDescription {
  const whole = { name: 'tester', publisher: 'test', version: '1.0.0', engines: { plugo: '*' }, ...manifest };
  return { id: 'test.tester', manifest: manifestSchema.parse(whole), folder, origin: 'linked' };
}

/** A runtime for tests: this Node, and a launcher that imports the extension. */
export const testRuntime: NodeRuntime = {
  command: process.execPath,
  kind: 'host',
  environment: {},
  launcher: path.join(here, 'test-launcher.mjs'),
};

/** Services that do next to nothing and write down what they were asked. */
export function testServices(overrides: Partial<ExtensionServices> = {}) {
  const asked: unknown[] = [];
  const note = (...what: unknown[]) => void asked.push(what);
  const services: ExtensionServices = {
    welcome: async () => ({
      host: { name: 'Plugo', version: '0.0.0' },
      extension: { id: 'test.tester', version: '1.0.0', displayName: 'Tester' },
      configuration: {},
      permissions: [],
      paths: { extension: here, storage: here },
    }),
    log: (params) => note('log', params),
    setStatus: (params) => note('status', params),
    setView: (view, content) => note('view', { view, content }),
    setStatusBarItem: (params) => note('statusBar', params),
    reportHealth: (params) => note('health', params),
    showNotification: async (params) => {
      note('notification', params);
      return { notificationId: 'n1' };
    },
    beginProgress: async (params) => {
      note('begin', params);
      return { progressId: 'p1' };
    },
    reportProgress: (params) => note('report', params),
    endProgress: (params) => note('end', params),
    callExtension: async (params) => {
      note('call', params);
      return 'answered';
    },
    callService: async (params) => {
      note('service', params);
      return 'served';
    },
    async *streamExtension(params) {
      note('stream', params);
      yield* ['one', 'two'];
    },
    invalidateCache: (params) => note('invalidate', params),
    publishEvent: (params) => note('publish', params),
    subscribe: async (params) => note('subscribe', params),
    unsubscribe: async (params) => note('unsubscribe', params),
    storage: {
      get: async (key) => (key === 'known' ? 42 : undefined),
      set: async (key, value) => note('set', key, value),
      delete: async (key) => note('delete', key),
      keys: async () => ['known'],
    },
    ...overrides,
  };
  return { services, asked };
}
