import { Emitter } from '../base/emitter.js';
import type { Startup } from '../model/metrics.js';

/** Starts that are kept, of all extensions together. */
const kept = 300;

/** The latest starts of extensions. */
export class StartupLog {
  private readonly startups: Startup[] = [];
  private readonly lastOf = new Map<string, Startup>();
  private readonly added = new Emitter<Startup>();
  readonly onDidAdd = this.added.event;

  add(startup: Startup): void {
    this.startups.push(startup);
    if (this.startups.length > kept) this.startups.shift();
    this.lastOf.set(startup.extensionId, startup);
    this.added.fire(startup);
  }

  /** Oldest first; of one extension, or of all. */
  list(extensionId?: string): readonly Startup[] {
    return this.startups.filter((one) => extensionId === undefined || one.extensionId === extensionId);
  }

  /** How long the last start of an extension took, where it went well. Milliseconds. */
  lastDuration(extensionId: string): number | undefined {
    const last = this.lastOf.get(extensionId);
    return last?.outcome === 'active' ? last.duration : undefined;
  }

  dispose(): void {
    this.added.dispose();
  }
}
