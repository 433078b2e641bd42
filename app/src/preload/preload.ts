import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AppCommandId } from '../shared/app-commands.js';
import type { AppSettingsInForce } from '../shared/app-settings.js';
import { appVersionArgument, ipcChannels } from '../shared/ipc-channels.js';
import type { NativeResponse } from '../shared/native-notification.js';
import { type HostProcessStatus, hostPortMessage, type PreloadApi } from '../shared/preload-api.js';

const api: PreloadApi = {
  platform: process.platform,
  appVersion:
    process.argv
      .find((argument) => argument.startsWith(appVersionArgument))
      ?.slice(appVersionArgument.length) ?? '',
  requestHostPort: () => ipcRenderer.send(ipcChannels.requestHostPort),
  chooseExtensionFolder: () => ipcRenderer.invoke(ipcChannels.chooseExtensionFolder),
  chooseDiagnosticsFile: () => ipcRenderer.invoke(ipcChannels.chooseDiagnosticsFile),
  pathForFile: (file) => webUtils.getPathForFile(file),
  openPath: (path) => ipcRenderer.invoke(ipcChannels.openPath, path),
  openLink: (address) => ipcRenderer.invoke(ipcChannels.openLink, address),
  openSource: (place) => ipcRenderer.invoke(ipcChannels.openSource, place),
  chooseExportFile: () => ipcRenderer.invoke(ipcChannels.chooseExportFile),
  saveProfile: (file) => ipcRenderer.invoke(ipcChannels.saveProfile, file),
  copyText: (text) => ipcRenderer.invoke(ipcChannels.copyText, text),
  saveTextFile: (file) => ipcRenderer.invoke(ipcChannels.saveTextFile, file),
  openTextFile: (type) => ipcRenderer.invoke(ipcChannels.openTextFile, type),
  onAppCommand: (listener) => listen<AppCommandId>(ipcChannels.appCommand, listener),
  appFacts: () => ipcRenderer.invoke(ipcChannels.appFacts),
  licences: () => ipcRenderer.invoke(ipcChannels.licences),
  tellCounts: (counts) => ipcRenderer.send(ipcChannels.extensionCounts, counts),
  takeOpenRequests: () => ipcRenderer.invoke(ipcChannels.takeOpenRequests),
  onOpenRequested: (listener) => listen<undefined>(ipcChannels.openRequested, () => listener()),
  appSettings: () => ipcRenderer.invoke(ipcChannels.appSettings),
  setAppSettings: (changes) => ipcRenderer.invoke(ipcChannels.setAppSettings, changes),
  onAppSettings: (listener) => listen<AppSettingsInForce>(ipcChannels.appSettingsChanged, listener),
  announce: (notification) => void ipcRenderer.invoke(ipcChannels.announce, notification),
  withdraw: (id) => void ipcRenderer.invoke(ipcChannels.withdraw, id),
  onNativeResponse: (listener) => listen<NativeResponse>(ipcChannels.nativeResponse, listener),
  onHostStatus: followHostStatus,
};

contextBridge.exposeInMainWorld('plugo', api);

// A port cannot cross the context bridge; a window message carries it into the page's own world.
ipcRenderer.on(hostPortMessage, ({ ports }) => {
  window.postMessage(hostPortMessage, window.location.origin, [...ports]);
});

function listen<T>(channel: string, listener: (value: T) => void): () => void {
  const relay = (_event: unknown, value: T) => listener(value);
  ipcRenderer.on(channel, relay);
  return () => ipcRenderer.off(channel, relay);
}

/** The present status first, unless a newer one overtakes the answer. */
function followHostStatus(listener: (status: HostProcessStatus) => void): () => void {
  let following = true;
  let told = false;
  const stop = listen<HostProcessStatus>(ipcChannels.hostStatusChanged, (status) => {
    told = true;
    listener(status);
  });
  void ipcRenderer.invoke(ipcChannels.hostStatus).then((status: HostProcessStatus) => {
    if (following && !told) listener(status);
  });
  return () => {
    following = false;
    stop();
  };
}
