import type { ExtensionView, Keys } from '@plugo/extension-host/control';

/** Something that can be run from the palette: a command of an extension or of the app. */
export interface PaletteEntry {
  /** The same over restarts: `app:showLogs`, or `plugo.clock/clock.remind`. */
  readonly id: string;
  /** What is shown, and found by before anything else. */
  readonly label: string;
  /** Its technical name, found by as well. */
  readonly name: string;
  /** Who it belongs to. */
  readonly source: string;
  /** Whose icon it has; without one, the name of a codicon. */
  readonly icon: ExtensionView | string;
  readonly keys: Keys | undefined;
  /** Why it cannot be run; undefined when it can. */
  readonly reason: string | undefined;
}
