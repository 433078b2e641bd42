/** What the window is told once about the app it belongs to. */
export interface AppFacts {
  readonly electron: string;
  readonly chromium: string;
  /** `linux-x64` and the like. */
  readonly system: string;
  /** Whether there was no extension when the app started. */
  readonly nothingInstalled: boolean;
}

/** What the window tells about the extensions, for the tray. */
export interface ExtensionCounts {
  readonly running: number;
  readonly failed: number;
}
