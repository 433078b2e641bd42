import type { StatusParams } from '@plugo/sdk/protocol';
import type { ExceededBudget } from '../model/budgets.js';
import type { CircuitView } from '../model/circuit-view.js';
import type { SerializedError } from '../model/errors.js';
import type { Availability, Crash, ExtensionState } from '../model/extension-state.js';
import type {
  CommandContribution,
  KeybindingContribution,
  ViewContribution,
} from '../model/manifest/schema.js';
import type { ReportedHealth } from '../model/reported-health.js';
import type { TransportChoice } from '../model/transport.js';
import type { StatusBarItemView } from './status-bar-item.js';

/** Figures of a running process, measured every 2 s. */
export interface ProcessFigures {
  readonly pid: number;
  /** Resident memory, bytes. */
  readonly memory: number;
  /** Share of one core since the last measurement, 0–100 (more when several threads run). */
  readonly cpu: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** One side of a dependency. */
export interface DependencyView {
  readonly id: string;
  readonly range: string;
  readonly optional: boolean;
  readonly satisfied: boolean;
}

/** A reload that is under way, or why the last one failed while the process before it went on serving. */
export type ReloadView =
  /** `since` is milliseconds since 1970. */
  | { readonly status: 'underWay'; readonly since: number }
  | { readonly status: 'failed'; readonly at: number; readonly error: SerializedError };

/** Everything a user interface shows of one extension. */
export interface ExtensionView {
  /** `publisher.name`, or `folder:<name>` where the manifest does not tell. */
  readonly id: string;
  readonly displayName: string;
  readonly publisher: string;
  readonly version: string;
  readonly description: string;
  /** A `data:` URL of the icon, checked to be an image. */
  readonly icon?: string;
  readonly license?: string;
  readonly folder: string;
  readonly origin: 'installed' | 'linked';
  readonly availability: Availability;
  readonly state: ExtensionState;
  readonly process?: ProcessFigures;
  readonly transport?: TransportChoice;
  /** The line the extension itself last reported. */
  readonly statusLine?: StatusParams;
  readonly dependencies: readonly DependencyView[];
  /** Ids of enabled extensions that need this one, directly or not. */
  readonly dependents: readonly string[];
  readonly permissions: readonly string[];
  readonly commands: readonly CommandContribution[];
  readonly keybindings: readonly KeybindingContribution[];
  readonly activationEvents: readonly string[];
  /** Views it declares; left out where there is none. */
  readonly views?: readonly ViewContribution[];
  /** What it shows in the status bar now; left out where it is nothing. */
  readonly statusBar?: readonly StatusBarItemView[];
  /** Methods the running extension exports. */
  readonly methods: readonly string[];
  /** Setting key → JSON Schema. */
  readonly settingSchemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Setting key → value in force. For secrets in it stands `secretMask`, alone or with a tag behind it. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Restarts after crashes since the host started. */
  readonly restarts: number;
  /** Whether its folder is watched, and it is reloaded when a file is saved. */
  readonly watched?: true;
  readonly lastCrash?: Crash;
  /** Whether it is off for a while, for the search for the culprit, whatever the person has chosen. */
  readonly paused?: true;
  /** What it says of itself; left out where it does not run. */
  readonly health?: ReportedHealth;
  /** Left out where no reload is under way and the last one went well. */
  readonly reload?: ReloadView;
  /** When it was installed, and when another version was put in force last; milliseconds since 1970. Of installed copies only. */
  readonly installedAt?: number;
  readonly changedAt?: number;
  /** A higher version in the folder from which it was installed. */
  readonly update?: { readonly version: string; readonly folder: string };
  /** Methods whose calls are held back; left out where there is none. */
  readonly circuits?: readonly CircuitView[];
  /** What it uses more of than its budget allows; left out where that is nothing. */
  readonly overBudget?: readonly ExceededBudget[];
  /** Whether its process can record a CPU profile or a heap snapshot of itself. */
  readonly canBeProfiled?: true;
}
