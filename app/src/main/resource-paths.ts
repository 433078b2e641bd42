import { join } from 'node:path';

/** Where the app finds what it ships with. */
export interface ResourcePaths {
  readonly rendererRoot: string;
  readonly preload: string;
  readonly hostProcess: string;
  /** Folder whose sub-folders a person may install. */
  readonly sampleExtensions: string;
  /** The script that starts JavaScript extensions. */
  readonly launcher: string;
  /** Node for JavaScript extensions; undefined: the host takes the platform's npm package. */
  readonly node: string | undefined;
  readonly icon: string;
  /** Notices of what is bundled, in the order they are shown; some are there only when built. */
  readonly licences: readonly string[];
}

export interface AppPlace {
  readonly isPackaged: boolean;
  /** Folder or asar archive of the app. */
  readonly appPath: string;
  readonly resourcesPath: string;
  readonly platform: NodeJS.Platform;
}

/** Packaged, things lie in the resources folder; else, where the repository's build puts them. */
export function resourcePaths({ isPackaged, appPath, resourcesPath, platform }: AppPlace): ResourcePaths {
  const dist = join(appPath, 'dist');
  const own = {
    rendererRoot: join(dist, 'renderer'),
    preload: join(dist, 'preload', 'preload.cjs'),
    hostProcess: join(dist, 'host', 'host-process.js'),
    licences: [join(dist, 'renderer', 'licenses.md'), join(dist, 'main', 'licenses.md')],
  };
  if (isPackaged) {
    return {
      ...own,
      sampleExtensions: join(resourcesPath, 'sample-extensions'),
      launcher: join(resourcesPath, 'sdk', 'runtime', 'launcher.cjs'),
      node: join(resourcesPath, 'runtime', platform === 'win32' ? 'node.exe' : 'node'),
      icon: join(resourcesPath, 'icon.png'),
    };
  }
  const repository = join(appPath, '..');
  return {
    ...own,
    sampleExtensions: join(repository, 'sample-extensions'),
    launcher: join(repository, 'sdk', 'dist', 'runtime', 'launcher.cjs'),
    node: undefined,
    icon: join(appPath, 'build', 'icon.png'),
  };
}
