import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { HostSnapshot } from '../control/messages.js';
import { readTail } from '../diagnostics/read-tail.js';
import { type Private, redact } from '../diagnostics/redactor.js';
import {
  type BundleEntry,
  type BundleProgress,
  type WrittenBundle,
  writeBundle,
} from '../diagnostics/write-bundle.js';
import { ExtensionHostError } from '../model/errors.js';
import { descendantsOf } from '../process/descendants.js';
import { maskSecrets, maskText } from '../reports/mask-secrets.js';
import { readmeOfDiagnostics } from './diagnostics-readme.js';
import type { Fleet } from './fleet.js';

export interface DiagnosticsOptions {
  readonly dataDirectory: string;
  readonly hostVersion: string;
  readonly fleet: Fleet;
  readonly snapshot: () => HostSnapshot;
  /** Texts that are secret in the settings of an extension. */
  readonly secretsOf: (id: string) => readonly string[];
  /** Who is not to be found in it; the user of this process when left out. */
  readonly owner?: Private;
}

/** Bytes of each log file that go into the bundle. */
const logTail = 2 * 1024 * 1024;
/** Bytes of any other file. */
const fileTail = 1024 * 1024;

/** Puts together one file with all that helps to find out what went wrong, and nothing that is nobody's business. */
export class Diagnostics {
  constructor(private readonly options: DiagnosticsOptions) {}

  /** @throws ExtensionHostError `DIAGNOSTICS_FAILED` */
  async save(file: string, signal: AbortSignal, progress: BundleProgress): Promise<WrittenBundle> {
    try {
      const made = await this.entries();
      const readme = { name: 'README.txt', read: async () => readmeOfDiagnostics(made, new Date()) };
      return await writeBundle(file, [readme, ...made], signal, progress);
    } catch (cause) {
      if (signal.aborted) throw new ExtensionHostError('CALL_CANCELLED', 'The diagnostics were not saved.');
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ExtensionHostError('DIAGNOSTICS_FAILED', `${file} could not be written: ${reason}.`, {
        cause,
      });
    }
  }

  private async entries(): Promise<readonly BundleEntry[]> {
    const { fleet, snapshot } = this.options;
    const { host, extensions, settings, notifications, problems } = snapshot();
    const manifests = fleet.inventory.found.extensions;
    const values = extensions.map(({ id, settings: own }) => [id, own] as const);
    const states = extensions.map(({ icon: _, settingSchemas: __, settings: ___, ...rest }) => ({
      ...rest,
      sdk: fleet.find(rest.id)?.supervisor.sdk,
    }));
    return [
      this.json('versions.json', () => this.versions()),
      this.json('host.json', () => ({ ...host, problems, notifications: notifications.length })),
      this.json('extensions.json', () => states),
      ...manifests.map(({ id, manifest }) => this.json(`manifests/${id}.json`, () => manifest)),
      this.json('settings/host.json', () => settings),
      this.json('settings/extensions.json', () => Object.fromEntries(values)),
      this.json('processes.json', () => this.processes()),
      ...(await this.files('.', /^(app-)?state\.json$/, 'state', fileTail)),
      ...(await this.files('reports', /\.ndjson$/, 'reports', fileTail)),
      ...(await this.crashes()),
      ...(await this.files('logs', /\.log(\.\d|\.start)?$/, 'logs', logTail)),
    ];
  }

  private async crashes(): Promise<readonly BundleEntry[]> {
    const folders = await readdir(path.join(this.options.dataDirectory, 'crashes')).catch(() => []);
    const all = await Promise.all(
      folders.map((name) => this.files(path.join('crashes', name), /\.json$/, `crashes/${name}`, fileTail)),
    );
    return all.flat();
  }

  /** Files of a folder of the data directory; none where there is no folder. */
  private async files(
    folder: string,
    wanted: RegExp,
    into: string,
    most: number,
  ): Promise<readonly BundleEntry[]> {
    const directory = path.join(this.options.dataDirectory, folder);
    const names = await readdir(directory).catch(() => []);
    return names
      .filter((name) => wanted.test(name))
      .sort()
      .map((name) => ({
        name: `${into}/${name}`,
        read: async () => this.clean(await readTail(path.join(directory, name), most)),
      }));
  }

  private json(name: string, make: () => unknown): BundleEntry {
    return {
      name,
      read: async () => {
        const masked = maskSecrets(await make(), this.secrets());
        return this.clean(`${JSON.stringify(masked, null, 2)}\n`);
      },
    };
  }

  private clean(text: string): string {
    const { owner = { home: os.homedir(), user: os.userInfo().username } } = this.options;
    return redact(maskText(text, this.secrets()), owner);
  }

  private secrets(): readonly string[] {
    const { fleet, secretsOf } = this.options;
    return fleet.inventory.found.extensions.flatMap(({ id }) => secretsOf(id));
  }

  private async versions(): Promise<unknown> {
    return {
      plugo: this.options.hostVersion,
      ...process.versions,
      platform: `${process.platform} ${process.arch}`,
      system: `${os.type()} ${os.release()}`,
      distribution: await readFile('/etc/os-release', 'utf8').then(
        (text) => /^PRETTY_NAME="?([^"\n]*)/m.exec(text)?.[1],
        () => undefined,
      ),
      memory: { total: os.totalmem(), free: os.freemem() },
      processors: os.cpus().length,
      language: Intl.DateTimeFormat().resolvedOptions().locale,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      at: new Date().toISOString(),
    };
  }

  private processes(): unknown {
    const { extensions } = this.options.snapshot();
    return {
      host: { pid: process.pid, uptime: process.uptime(), ...process.memoryUsage() },
      extensions: extensions.flatMap(({ id, process: figures }) => (figures ? [{ id, ...figures }] : [])),
      table: descendantsOf(process.pid),
    };
  }
}
