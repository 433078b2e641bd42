import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { OpenRequest } from '../../shared/open-request.js';
import { linkScheme, parseInstallLink } from './install-link.js';

/** How the app was started, as far as its arguments tell. */
export interface StartArguments {
  /** The whole command line, the program first. */
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  /** What stands before the arguments of an app that is not packaged. */
  readonly appPath: string | undefined;
  readonly platform: NodeJS.Platform;
}

/** What the arguments ask for: links, and folders to be installed. Options are for others. */
export function requestsIn({
  argv,
  workingDirectory,
  appPath,
  platform,
}: StartArguments): readonly OpenRequest[] {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  const start =
    appPath === undefined ? -1 : words.findIndex((word) => resolve(workingDirectory, word) === appPath);
  const asked = words.slice(start + 1);
  const links = asked.filter(isLink).map((link) => parseInstallLink(link, platform));
  const paths = asked.filter((word) => !isLink(word)).map((word) => resolve(workingDirectory, word));
  const folders = paths.filter(isFolder);
  const missing = paths
    .filter((path) => !isFolder(path))
    .map(
      (path): OpenRequest => ({ kind: 'refused', origin: 'commandLine', reason: 'notFound', asked: path }),
    );
  return [
    ...links,
    ...missing,
    ...(folders.length > 0 ? [{ kind: 'install', origin: 'commandLine', folders } as const] : []),
  ];
}

function isLink(word: string): boolean {
  return word.toLowerCase().startsWith(`${linkScheme}:`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
