import type { ExportRegistry } from '../exports/export-registry.js';
import type { InitializeResult } from '../protocol/initialize.js';
import { StatusNotification } from '../protocol/status.js';
import type { HostLink } from '../session/host-link.js';
import { createCache } from './cache.js';
import { type ConfigurationStore, createConfiguration } from './configuration.js';
import { createEvents, type EventReceiver } from './events.js';
import type { Commands, ExtensionContext } from './extension-context.js';
import { createExtensions, type ExtensionsReceiver } from './extensions.js';
import { createHealth, type HealthReporter } from './health.js';
import { createLog, textOf } from './log.js';
import { createNotifications, type NotificationCenter } from './notifications.js';
import { createStorage } from './storage.js';
import { createStatusBar, createViews } from './views.js';

/** A context whose inner side, that the host's messages reach, is visible. */
export interface LiveContext extends ExtensionContext {
  readonly configuration: ConfigurationStore;
  readonly notifications: NotificationCenter;
  readonly events: EventReceiver;
  readonly health: HealthReporter;
  readonly extensions: ExtensionsReceiver;
}

/** Puts together what an extension gets in `activate`. */
export function createContext(
  host: HostLink,
  registry: ExportRegistry,
  welcome: InitializeResult,
): LiveContext {
  const log = createLog(host);
  const notifications = createNotifications(host, log);
  return {
    extension: welcome.extension,
    paths: welcome.paths,
    permissions: welcome.permissions,
    log,
    notifications,
    commands: createCommands(registry),
    configuration: createConfiguration(welcome.configuration, (error) =>
      log.error(`A listener of configuration.onDidChange failed. ${textOf(error)}`),
    ),
    storage: createStorage(host),
    extensions: createExtensions(host, (what, error) =>
      log.error(`A listener of ${what} failed. ${textOf(error)}`),
    ),
    health: createHealth(host),
    events: createEvents(host, (error) => log.error(`A listener of an event failed. ${textOf(error)}`)),
    cache: createCache(host),
    views: createViews(host),
    statusBar: createStatusBar(host),
    status: { set: (text, severity = 'ok') => host.notify(StatusNotification, { text, severity }) },
    subscriptions: [notifications],
  };
}

function createCommands(registry: ExportRegistry): Commands {
  return {
    register(command, handler) {
      registry.addCommand(command, handler);
      return { dispose: () => registry.remove(command) };
    },
  };
}
