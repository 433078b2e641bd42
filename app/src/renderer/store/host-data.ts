import {
  defaultHostSettings,
  type ExtensionView,
  type HostChange,
  type HostSettings,
  type HostSnapshot,
  type MutedExtension,
  type PostedNotification,
  type SerializedError,
  type ShownProgress,
} from '@plugo/extension-host/control';
import { inWords } from '../../shared/texts/host-words.js';
import { extensionInWords } from './extension-in-words.js';

/** What the window knows from the host, its errors in the language of the window. */
export interface HostData {
  readonly host: HostSnapshot['host'] | undefined;
  readonly extensions: Readonly<Record<string, ExtensionView>>;
  /** Newest first. */
  readonly notifications: readonly PostedNotification[];
  readonly muted: readonly MutedExtension[];
  /** Newest first. */
  readonly progress: readonly ShownProgress[];
  readonly hostSettings: HostSettings;
  readonly problems: readonly SerializedError[];
}

export const noHostData: HostData = {
  host: undefined,
  extensions: {},
  notifications: [],
  muted: [],
  progress: [],
  hostSettings: defaultHostSettings,
  problems: [],
};

export function fromSnapshot(snapshot: HostSnapshot): HostData {
  return {
    host: snapshot.host,
    extensions: Object.fromEntries(
      snapshot.extensions.map((extension) => [extension.id, extensionInWords(extension)]),
    ),
    notifications: snapshot.notifications,
    muted: snapshot.muted,
    progress: snapshot.progress,
    hostSettings: snapshot.settings,
    problems: snapshot.problems.map(inWords),
  };
}

export function withChange(data: HostData, change: HostChange): HostData {
  return {
    host: data.host,
    extensions: changedExtensions(data.extensions, change),
    notifications: change.notifications ?? data.notifications,
    muted: change.muted ?? data.muted,
    progress: change.progress ?? data.progress,
    hostSettings: change.settings ?? data.hostSettings,
    problems: change.problems?.map(inWords) ?? data.problems,
  };
}

function changedExtensions(extensions: HostData['extensions'], change: HostChange): HostData['extensions'] {
  if (change.changed.length === 0 && change.removed.length === 0) return extensions;
  const removed = new Set(change.removed);
  const kept = Object.entries(extensions).filter(([id]) => !removed.has(id));
  const changed = change.changed.map((extension) => [extension.id, extensionInWords(extension)] as const);
  return Object.fromEntries([...kept, ...changed]);
}
