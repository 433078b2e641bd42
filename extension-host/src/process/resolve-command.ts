import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { ExtensionHostError } from '../model/errors.js';
import { displayNameOf, type ExtensionDescription } from '../model/extension-description.js';
import { checkProgram } from './check-program.js';
import type { CommandLine } from './command-line.js';
import { findOnPath } from './find-on-path.js';
import type { NodeRuntime } from './node-runtime.js';

/**
 * Finds out what to run for an extension, and checks beforehand what the system would report late or wrongly (Node blames the
 * command when it is the working directory that is missing).
 *
 * @throws ExtensionHostError `RUNTIME_MISSING`, `ENTRY_MISSING`, `ENTRY_OUTSIDE` or `LAUNCH_FAILED`
 */
export function resolveCommand(extension: ExtensionDescription, runtime: NodeRuntime): CommandLine {
  const { folder, manifest, id } = extension;
  if (!isDirectory(folder)) {
    throw new ExtensionHostError('ENTRY_MISSING', `${displayNameOf(extension)}'s folder ${folder} is gone.`, {
      extensionId: id,
      nextStep: 'Install the extension again.',
    });
  }
  const commandLine =
    manifest.plugo?.run === undefined
      ? javaScriptCommand(extension, runtime)
      : ownCommand(extension, manifest.plugo.run);
  refuseNul(extension, commandLine);
  return commandLine;
}

/** What Node says of TypeScript and of a package.json without a "type" is of no use to who reads the log. */
const quiet = ['--disable-warning=ExperimentalWarning', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

/** What stands before the main file: Node's flags and the launcher. */
export function launcherArguments(launcher: string): readonly string[] {
  return [...quiet, launcher];
}

/** `<node> <flags> <launcher> <main>` */
function javaScriptCommand(extension: ExtensionDescription, runtime: NodeRuntime): CommandLine {
  const { folder, manifest, id } = extension;
  const main = fileInFolder(extension, manifest.main ?? 'main.js', 'Its main file');
  if (runtime.launcher === undefined) {
    throw new ExtensionHostError('RUNTIME_MISSING', 'The launcher of @plugo/sdk was not found.', {
      extensionId: id,
      nextStep: 'Build or install Plugo again.',
    });
  }
  checkProgram(runtime.command, displayNameOf(extension), id);
  return {
    command: runtime.command,
    args: [...launcherArguments(runtime.launcher), main],
    main,
    cwd: folder,
    environment: { ...runtime.environment, ...codeCacheOf(id, runtime) },
  };
}

/** A folder of its own for each, so that no extension can plant code that another would run. */
function codeCacheOf(id: string, { codeCache }: NodeRuntime): Readonly<Record<string, string>> {
  return codeCache === undefined ? {} : { NODE_COMPILE_CACHE: path.join(codeCache, id) };
}

interface Run {
  readonly command: string | Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The program that `plugo.run` names: a path, or a name on PATH or in the folder. */
function ownCommand(extension: ExtensionDescription, run: Run): CommandLine {
  const { folder, id } = extension;
  const name = commandForThisPlatform(extension, run.command);
  const command = findProgram(extension, name, run.env.PATH ?? process.env.PATH ?? '');
  checkProgram(command, displayNameOf(extension), id);
  return { command, args: run.args, cwd: folder, environment: run.env };
}

function commandForThisPlatform(extension: ExtensionDescription, command: Run['command']): string {
  if (typeof command === 'string') return command;
  const platform = `${process.platform}-${process.arch}`;
  const found = Object.hasOwn(command, platform) ? command[platform] : undefined;
  if (found !== undefined) return found;
  throw new ExtensionHostError(
    'LAUNCH_FAILED',
    `${displayNameOf(extension)} has no program for ${platform}; it has one for ${Object.keys(command).join(', ')}.`,
    { extensionId: extension.id, nextStep: `Install a version of the extension made for ${platform}.` },
  );
}

function findProgram(extension: ExtensionDescription, name: string, searchPath: string): string {
  const { folder, id } = extension;
  if (path.isAbsolute(name)) {
    if (statOf(name) !== undefined) return name;
    throw new ExtensionHostError(
      'RUNTIME_MISSING',
      `${displayNameOf(extension)} needs ${name}, which does not exist.`,
      {
        extensionId: id,
      },
    );
  }
  if (/[\\/]/.test(name)) return fileInFolder(extension, name, 'Its program');
  const found = findOnPath(name, searchPath) ?? findOnPath(name, folder);
  if (found !== undefined) return found;
  throw new ExtensionHostError(
    'RUNTIME_MISSING',
    `${displayNameOf(extension)} runs with "${name}", which is neither on PATH nor in its folder.`,
    { extensionId: id, nextStep: `Install ${name}, then restart the extension.` },
  );
}

/** A file of the extension, links resolved, that must exist and lie in its folder. */
function fileInFolder(extension: ExtensionDescription, relative: string, what: string): string {
  const { folder, id } = extension;
  const file = path.resolve(folder, relative);
  if (!isInside(folder, file)) throw outside(extension, relative);
  const stat = statOf(file);
  if (stat === undefined || !stat.isFile()) {
    const found = stat === undefined ? 'does not exist' : 'is not a file';
    throw new ExtensionHostError(
      'ENTRY_MISSING',
      `${displayNameOf(extension)} cannot start. ${what} "${relative}" ${found}.`,
      {
        extensionId: id,
      },
    );
  }
  if (!isInside(realpathSync(folder), realpathSync(file))) throw outside(extension, relative);
  return file;
}

function outside(extension: ExtensionDescription, relative: string): ExtensionHostError {
  return new ExtensionHostError(
    'ENTRY_OUTSIDE',
    `${displayNameOf(extension)} cannot start. "${relative}" lies outside its folder.`,
    { extensionId: extension.id },
  );
}

/** The system throws at once for a NUL, without saying where it is. */
function refuseNul(extension: ExtensionDescription, line: CommandLine): void {
  const texts = [line.command, ...line.args, ...Object.entries(line.environment).flat()];
  const culprit = texts.find((text) => text.includes('\0'));
  if (culprit === undefined) return;
  throw new ExtensionHostError(
    'LAUNCH_FAILED',
    `${displayNameOf(extension)} cannot start. Its command, arguments or environment hold a NUL character: ${JSON.stringify(culprit)}.`,
    { extensionId: extension.id, nextStep: 'Remove it from "plugo.run" in the package.json.' },
  );
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative !== '' &&
    !relative.startsWith(`..${path.sep}`) &&
    relative !== '..' &&
    !path.isAbsolute(relative)
  );
}

function isDirectory(folder: string): boolean {
  return statOf(folder)?.isDirectory() ?? false;
}

/** NUL in a path makes `stat` throw; that too is "not there". */
function statOf(file: string) {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
