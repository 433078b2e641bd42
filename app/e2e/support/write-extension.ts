import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Fields = Readonly<Record<string, unknown>>;

/** What an extension of a test is made of. All of it is optional: without anything it is a sound one that only runs. */
export interface ExtensionSource {
  /** The last part of the id; the folder is called like it. */
  readonly name?: string;
  /** Fields of the package.json in place of, or beside, the usual ones; undefined takes one away. */
  readonly manifest?: Fields;
  /** JavaScript of `main.mjs`. It is run after `import * as plugo from '@plugo/sdk'`. */
  readonly main?: string;
  /** Further files, or others in place of `package.json` and `main.mjs`: path → content; undefined: no such file. */
  readonly files?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

const usualMain = 'plugo.run();';

/** The package.json of a test's extension. */
export function manifestOf({ name = 'sound', manifest = {} }: ExtensionSource): Fields {
  return {
    name,
    publisher: 'test',
    version: '1.0.0',
    engines: { plugo: '*' },
    main: 'main.mjs',
    ...manifest,
  };
}

/** Writes an extension into a new folder below `parent`, and answers with its path. */
export function writeExtension(parent: string, source: ExtensionSource = {}): string {
  const folder = join(parent, source.name ?? 'sound');
  const files = {
    'package.json': JSON.stringify(manifestOf(source), undefined, 2),
    'main.mjs': `import * as plugo from '@plugo/sdk';\n${source.main ?? usualMain}\n`,
    ...source.files,
  };
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Puts extensions where the app finds them at its start, as if they had been installed, and keeps the samples away. */
export function place(dataDir: string, ...sources: readonly ExtensionSource[]): void {
  for (const source of sources) writeExtension(extensionsOf(dataDir), source);
  const state = { schema: 1, disabled: [], linkedFolders: [], samplesSeeded: true };
  writeFileSync(join(dataDir, 'state.json'), JSON.stringify(state));
}

/** Where the app keeps the extensions of a data folder. */
export function extensionsOf(dataDir: string): string {
  return join(dataDir, 'extensions');
}
