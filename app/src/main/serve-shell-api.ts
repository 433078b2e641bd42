import { readFile } from 'node:fs/promises';
import type { AppFacts, ExtensionCounts } from '../shared/app-facts.js';
import { ipcChannels } from '../shared/ipc-channels.js';
import type { WindowIpc } from './ipc.js';
import type { OpenRequests } from './links/open-requests.js';
import type { ResourcePaths } from './resource-paths.js';
import type { AppTray } from './tray/app-tray.js';

export interface ShellApiParts {
  readonly paths: ResourcePaths;
  readonly isFirstRun: boolean;
  readonly requests: OpenRequests;
  /** Undefined until the window has been shown. */
  readonly tray: () => AppTray | undefined;
}

/** The main process's side of `PreloadApi`, as far as it is about the app around the window. */
export function serveShellApi(ipc: WindowIpc, { paths, isFirstRun, requests, tray }: ShellApiParts): void {
  const facts: AppFacts = {
    electron: process.versions.electron ?? '',
    chromium: process.versions.chrome ?? '',
    system: `${process.platform}-${process.arch} ${process.getSystemVersion()}`,
    nothingInstalled: isFirstRun,
  };
  ipc.handle(ipcChannels.appFacts, () => facts);
  ipc.handle(ipcChannels.licences, () => readAll(paths.licences));
  ipc.handle(ipcChannels.takeOpenRequests, () => requests.take());
  ipc.on(ipcChannels.extensionCounts, (_page, counts) => tray()?.setCounts(parseCounts(counts)));
}

/** What is not there is left out: an app that is being developed has no notices. */
async function readAll(files: readonly string[]): Promise<string> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.filter(Boolean).join('\n\n');
}

function parseCounts(value: unknown): ExtensionCounts {
  const { running, failed } = (value ?? {}) as { running?: unknown; failed?: unknown };
  return { running: asCount(running), failed: asCount(failed) };
}

function asCount(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0;
}
