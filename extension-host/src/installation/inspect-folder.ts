/** Sizes over which a folder is refused. */
export interface FolderLimits {
  readonly files: number;
  readonly bytes: number;
}

export const defaultFolderLimits: FolderLimits = { files: 20_000, bytes: 512 * 1024 * 1024 };

/** Something that will be copied. */
export interface FolderEntry {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly kind: 'directory' | 'file' | 'link';
  /** Size of a file; 0 for the others. */
  readonly bytes: number;
  /** Whether its owner may run it. */
  readonly executable: boolean;
  /** Where a link leads, relative to its own directory. */
  readonly target?: string;
}

export interface FolderContents {
  /** Absolute path, links resolved. */
  readonly folder: string;
  /** Parents before children. */
  readonly entries: readonly FolderEntry[];
  readonly files: number;
  readonly bytes: number;
}

/**
 * Lists what an installation would copy; `.git` and `node_modules/.cache` are left out. Copies nothing.
 * @throws ExtensionHostError `INSTALL_UNSAFE` for links that lead out, sockets and devices, names that clash where case or
 * Unicode form do not count, and what is over the limits; `INSTALL_FAILED` where the folder cannot be read.
 */
export async function inspectFolder(
  folder: string,
  options: { readonly signal?: AbortSignal; readonly limits?: FolderLimits } = {},
): Promise<FolderContents> {
  throw new Error('not written yet');
}
