import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppSettings, parseAppSettings } from '../shared/app-settings.js';
import { parsePlacement, type WindowPlacement } from './window/window-bounds.js';

/** What the app itself remembers, beside what the host keeps. */
export interface AppState {
  readonly window?: WindowPlacement;
  readonly settings: AppSettings;
}

/** Keeps the app's state in a file of the data directory. Losing it costs a person a window's place: it is never in the way. */
export class AppStateFile {
  private readonly path: string;
  private state: AppState;

  constructor(directory: string) {
    this.path = join(directory, 'app-state.json');
    this.state = parse(readIfThere(this.path));
  }

  get current(): AppState {
    return this.state;
  }

  /** Writes through a temporary file, so that a power cut leaves the old or the new state. */
  update(change: Partial<AppState>): void {
    this.state = { ...this.state, ...change };
    try {
      const temporary = `${this.path}.new`;
      const file = openSync(temporary, 'w', 0o600);
      try {
        writeFileSync(file, `${JSON.stringify(this.state)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, this.path);
    } catch (error) {
      console.error(`The window's place was not kept in ${this.path}:`, error);
    }
  }
}

function parse(value: unknown): AppState {
  const { window, settings } = (value ?? {}) as { window?: unknown; settings?: unknown };
  const placement = parsePlacement(window);
  return {
    ...(placement ? { window: placement } : {}),
    settings: parseAppSettings(settings),
  };
}

function readIfThere(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
