import { systemClock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import type { Event } from '../base/emitter.js';
import type { ExtensionView } from '../control/extension-view.js';
import type { HostSettings } from '../control/host-settings.js';
import type { HostChange, HostSnapshot } from '../control/messages.js';
import type { CircuitView } from '../model/circuit-view.js';
import type { MemorySample } from '../model/crash-report.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { buildView } from './build-view.js';
import { type ChangedPart, ChangeFeed } from './change-feed.js';
import type { Fleet } from './fleet.js';
import type { HostMetrics } from './host-metrics.js';
import type { HostStores } from './host-stores.js';
import { findExtension, idsOf } from './inventory.js';
import type { ManagedExtension } from './managed-extension.js';
import type { Problems } from './problems.js';
import { type MeasuredProcess, ProcessMeter } from './process-meter.js';

/** Where the picture is taken from. */
export interface PictureSources {
  readonly host: HostSnapshot['host'];
  readonly fleet: Fleet;
  readonly stores: HostStores;
  readonly problems: Problems;
  /** Methods of an extension whose calls are held back. */
  readonly circuitsOf: (id: string) => readonly CircuitView[];
  readonly isWatched: (id: string) => boolean;
  readonly updateOf: (extension: ExtensionDescription) => ExtensionView['update'];
  /** Settings of the host in force. */
  readonly settings: () => HostSettings;
  readonly metrics: HostMetrics;
}

/** What a user interface sees of the host: whole at first, then what changes. */
export class HostPicture implements Disposable {
  private readonly feed: ChangeFeed;
  private readonly meter: ProcessMeter;

  constructor(private readonly sources: PictureSources) {
    this.feed = new ChangeFeed(
      systemClock,
      (id) => this.viewOf(id),
      () => this.parts(),
    );
    this.meter = new ProcessMeter(
      { isFollowed: () => this.feed.isFollowed, isWatched: () => sources.metrics.isWatched },
      () => sources.fleet.extensions.flatMap(measured),
      (id) => this.feed.extensionChanged(id),
      (processes) => this.sample(processes),
    );
  }

  readonly onDidChange: Event<HostChange> = (listener) => {
    const isFirst = !this.feed.isFollowed;
    const subscription = this.feed.onDidChange(listener);
    // Nobody looked so far, so there are no figures yet.
    if (isFirst) void this.meter.measure();
    return subscription;
  };

  snapshot(): HostSnapshot {
    const { host, fleet } = this.sources;
    return {
      host,
      extensions: idsOf(fleet.inventory).flatMap((id) => this.viewOf(id) ?? []),
      ...this.parts(),
    };
  }

  /** Measures now: somebody who has just begun to look should not wait. */
  measure(): Promise<void> {
    return this.meter.measure();
  }

  extensionChanged(id: string): void {
    this.feed.extensionChanged(id);
  }

  partChanged(part: ChangedPart): void {
    this.feed.partChanged(part);
  }

  /** What was measured of a process in the last minutes, oldest first. */
  memoryOf(id: string, pid: number): readonly MemorySample[] {
    return this.meter.memoryOf(id, pid);
  }

  dispose(): void {
    this.meter.dispose();
    this.feed.dispose();
  }

  private viewOf(id: string): ExtensionView | undefined {
    const { fleet, stores, circuitsOf, isWatched } = this.sources;
    const managed = fleet.find(id);
    const extension = findExtension(fleet.inventory, id);
    const [process] = managed ? measured(managed) : [];
    return buildView(id, {
      inventory: fleet.inventory,
      managed,
      figures: process && this.meter.figuresOf(process),
      settingSchemas: stores.configuration.schemasOf(id),
      settings: stores.configuration.shownValuesOf(id),
      isWatched: isWatched(id),
      circuits: circuitsOf(id),
      record: stores.installed.state.installations[id],
      update: extension && this.sources.updateOf(extension),
      exceeded: this.sources.metrics.exceededBy(id),
      canBeProfiled: managed?.supervisor.canBeProfiled ?? false,
    });
  }

  private sample(processes: readonly MeasuredProcess[]): void {
    const { fleet, metrics } = this.sources;
    metrics.sample(
      processes.map((process) => ({ ...process, ...this.meter.figuresOf(process) })),
      (id) => fleet.find(id)?.supervisor.restarts ?? 0,
    );
  }

  private parts(): Pick<HostSnapshot, ChangedPart> {
    const { stores, problems, settings } = this.sources;
    return {
      notifications: stores.notifications.notifications,
      muted: stores.muted.list,
      progress: stores.progress.shown,
      settings: settings(),
      problems: problems.serialized,
    };
  }
}

/** The process of an extension, where it has one. */
function measured({ id, supervisor }: ManagedExtension): readonly MeasuredProcess[] {
  const { pid, startedAt } = supervisor;
  return pid === undefined || startedAt === undefined ? [] : [{ id, pid, startedAt }];
}
