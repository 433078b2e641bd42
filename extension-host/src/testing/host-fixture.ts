import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach } from 'vitest';
import type { ExtensionView } from '../control/extension-view.js';
import { ExtensionHost } from '../host/extension-host.js';
import type { ExtensionHostOptions } from '../host/host-options.js';
import { hostVersion } from '../version.js';
import { eventually } from './no-leaks.js';
import { useTemporaryDirectory } from './temporary-directory.js';

/** The sample extensions of the project. */
export const samples = path.resolve(import.meta.dirname, '../../../sample-extensions');

/** What a test extension does: exports `Probe`, with which a test can look into it. */
const probe = `
import { register, run } from '@plugo/sdk';

let context;
let chosen;
let pending = 0;
class Probe {
  pid() { return process.pid; }
  echo(value) { return value; }
  call(id, method, ...args) {
    const [object, name] = method.split('.');
    return context.extensions.get(id, object)[name](...args);
  }
  setting(key) { return context.configuration.get(key); }
  store(key, value) { return context.storage.set(key, value); }
  stored(key) { return context.storage.get(key); }
  notify(message, ...actions) {
    void context.notifications.info(message, ...actions).then((choice) => { chosen = choice ?? 'dismissed'; });
  }
  chosen() { return chosen; }
  status(text) { context.status.set(text); }
  print(text) { console.log(text); }
  later(milliseconds) { pending += 1; return new Promise((resolve) => setTimeout(resolve, milliseconds)); }
  pending() { return pending; }
  crash() { setTimeout(() => { throw new Error('Crashed by a test'); }); }
}
register(new Probe());
run({ activate(given) { context = given; } });
`;

/** One that fails as long as there is a file of this name in its storage directory's parent. */
export const crashing = `process.stderr.write('I never could\\n', () => process.exit(3));`;

export interface TestExtension {
  /** `test.` is put before it. */
  readonly name: string;
  readonly version?: string;
  /** More of the manifest. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** The main file; {@link probe} when left out. */
  readonly code?: string;
}

/** Hosts and extension folders for a suite; all is stopped and gone after each test. Call `assertNoLeaks` before it. */
export function useHosts() {
  const directory = useTemporaryDirectory();
  const hosts: ExtensionHost[] = [];
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((host) => host.close()));
  });

  const fixture = {
    /** Where a test may put what it likes. */
    in: (...names: string[]) => path.join(directory.path, ...names),

    get dataDirectory() {
      return path.join(directory.path, 'data');
    },

    /** A host that has not been started. */
    async create(options: Partial<ExtensionHostOptions> = {}): Promise<ExtensionHost> {
      const host = await ExtensionHost.create({
        dataDirectory: fixture.dataDirectory,
        hostVersion,
        ...options,
      });
      hosts.push(host);
      return host;
    },

    async start(options: Partial<ExtensionHostOptions> = {}): Promise<ExtensionHost> {
      const host = await fixture.create(options);
      await host.start();
      return host;
    },

    /** Writes an extension to a folder that a host may install, link or already has installed. */
    async write(folder: string, { name, version = '1.0.0', manifest, code = probe }: TestExtension) {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const whole = {
        name,
        publisher: 'test',
        version,
        displayName: name.toUpperCase(),
        type: 'module',
        main: 'main.js',
        engines: { plugo: '*' },
        ...manifest,
      };
      await writeFile(path.join(folder, 'package.json'), JSON.stringify(whole));
      await writeFile(path.join(folder, 'main.js'), code);
      return folder;
    },

    /** Makes a file of the data directory impossible to write, even for root: a directory takes its place. */
    async blockFile(name: string) {
      await rm(path.join(fixture.dataDirectory, name), { force: true });
      await mkdir(path.join(fixture.dataDirectory, name, 'in-the-way'), { recursive: true });
    },

    /** An extension in a folder of its author. */
    author(extension: TestExtension) {
      const { name, version = '1.0.0' } = extension;
      return fixture.write(fixture.in('authors', `${name}-${version}`), extension);
    },

    /** An extension that was installed before the host starts. */
    installed(extension: TestExtension) {
      const { name, version = '1.0.0' } = extension;
      return fixture.write(
        path.join(fixture.dataDirectory, 'extensions', `test.${name}-${version}`),
        extension,
      );
    },
  };
  return fixture;
}

/** The picture of one extension. */
export function viewOf(host: ExtensionHost, id: string): ExtensionView {
  const view = host.snapshot().extensions.find((extension) => extension.id === id);
  if (!view) throw new Error(`${id} is not in the picture`);
  return view;
}

/** Id → what `plugo-host ps` would say. */
export function statesOf(host: ExtensionHost): Readonly<Record<string, string>> {
  return Object.fromEntries(
    host
      .snapshot()
      .extensions.map(({ id, availability, state }) => [
        id,
        availability.kind === 'enabled' ? state.status : availability.kind,
      ]),
  );
}

/** Id → pid, of those that run. */
export function pidsOf(host: ExtensionHost): Readonly<Record<string, number>> {
  return Object.fromEntries(
    host.snapshot().extensions.flatMap(({ id, process }) => (process ? [[id, process.pid]] : [])),
  );
}

export function whenState(host: ExtensionHost, id: string, status: string): Promise<void> {
  return eventually(() => {
    const now = statesOf(host)[id];
    if (now !== status) throw new Error(`${id} is ${now}, not ${status}`);
  });
}

/** Calls a method of an extension, for at most 10 s. */
export function call(host: ExtensionHost, id: string, method: string, ...args: unknown[]): Promise<unknown> {
  return host.call({ id, method, arguments: args }, AbortSignal.timeout(10_000));
}

/** Messages in the log of an extension or the host, oldest first. */
export function logOf(host: ExtensionHost, id: string): readonly string[] {
  return host.latestLogLines(20_000).flatMap((line) => (line.extensionId === id ? [line.message] : []));
}
