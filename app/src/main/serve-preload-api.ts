import { dirname, join } from 'node:path';
import { app, clipboard, dialog, shell } from 'electron';
import { httpsLink } from '../shared/https-link.js';
import { ipcChannels } from '../shared/ipc-channels.js';
import { texts } from '../shared/texts/index.js';
import type { AppSettingsKeeper } from './app-settings.js';
import { chooseExportFile } from './choose-export-file.js';
import type { Host } from './host/start-host.js';
import type { WindowIpc } from './ipc.js';
import { decideOpening } from './open-path.js';
import { openSource } from './open-source.js';
import { saveProfile } from './save-profile.js';
import { openTextFile, saveTextFile } from './text-files.js';

/** Longest text a page may put on the clipboard, characters: a log panel's whole content fits. */
const longestCopy = 64 * 1024 * 1024;

/** The main process's side of `PreloadApi`. */
export function servePreloadApi(
  ipc: WindowIpc,
  host: Host,
  settings: AppSettingsKeeper,
  logDirectory: string,
): void {
  ipc.on(ipcChannels.requestHostPort, (page) => host.clients.add(page));
  ipc.handle(ipcChannels.hostStatus, () => host.supervisor.status);
  ipc.handle(ipcChannels.appSettings, () => settings.inForce);
  ipc.handle(ipcChannels.setAppSettings, (_page, changes) => settings.change(changes));
  ipc.handle(ipcChannels.chooseExtensionFolder, chooseExtensionFolder);
  ipc.handle(ipcChannels.chooseDiagnosticsFile, chooseDiagnosticsFile);
  ipc.handle(ipcChannels.openPath, (_page, path) => openPath(path, logDirectory));
  ipc.handle(ipcChannels.saveProfile, (_page, file) => saveProfile(file, dirname(logDirectory)));
  ipc.handle(ipcChannels.openLink, (_page, address) => openLink(address));
  ipc.handle(ipcChannels.openSource, (_page, place) =>
    openSource(place, settings.current.editor, dirname(logDirectory)),
  );
  ipc.handle(ipcChannels.chooseExportFile, chooseExportFile);
  ipc.handle(ipcChannels.saveTextFile, (_page, file) => saveTextFile(file));
  ipc.handle(ipcChannels.openTextFile, (_page, type) => openTextFile(type));
  ipc.handle(ipcChannels.copyText, async (_page, text) => {
    // Answers at once in older Electrons, with a promise in newer ones.
    if (typeof text === 'string' && text.length <= longestCopy) await clipboard.writeText(text);
  });
}

async function chooseExtensionFolder(): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: texts.menu.chooseFolder,
    buttonLabel: texts.menu.choose,
    properties: ['openDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

async function chooseDiagnosticsFile(): Promise<string | undefined> {
  const words = texts.diagnostics;
  const day = new Date().toISOString().slice(0, 10);
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: words.fileTitle,
    defaultPath: join(app.getPath('downloads'), `plugo-diagnostics-${day}.zip`),
    filters: [{ name: words.fileKind, extensions: ['zip'] }],
  });
  if (canceled || filePath === '') return undefined;
  return filePath.endsWith('.zip') ? filePath : `${filePath}.zip`;
}

/** Only https goes to the system, whatever the page says; answers with the reason when it was not opened. */
async function openLink(address: unknown): Promise<string | undefined> {
  const link = httpsLink(address);
  if (link === undefined) return texts.links.onlyHttps;
  try {
    await shell.openExternal(link);
    return undefined;
  } catch (error) {
    return texts.links.notOpened(link, error instanceof Error ? error.message : String(error));
  }
}

/** Answers with the reason when it was not opened. */
async function openPath(path: unknown, logDirectory: string): Promise<string | undefined> {
  const decision = await decideOpening(path, logDirectory);
  switch (decision.kind) {
    case 'refuse':
      return decision.reason;
    case 'show':
      shell.showItemInFolder(decision.path);
      return undefined;
    case 'open':
      return (await shell.openPath(decision.path)) || undefined;
  }
}
