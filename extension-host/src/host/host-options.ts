import type {
  CompressionPreference,
  EncodingPreference,
  EncryptionPreference,
  TransportPreference,
} from '../model/transport.js';
import type { SupervisionTimings } from '../supervision/timings.js';

export interface ExtensionHostOptions {
  /** Absolute path of the directory for installed extensions, state, settings, logs and storage. Made when missing. */
  readonly dataDirectory: string;
  /** Semantic version against which `engines.plugo` is checked. */
  readonly hostVersion: string;
  /** Folder whose sub-folders are installed when the data directory is used for the first time. */
  readonly bundledExtensions?: string;
  /** Folder whose sub-folders a person may install as samples. */
  readonly sampleExtensions?: string;
  /** Extension folders, or folders of them, that are run in place and not remembered. */
  readonly linkedFolders?: readonly string[];
  /** Whether linked folders are watched and their extensions reloaded when a file is saved; not when left out. */
  readonly development?: boolean;
  /** For extensions whose manifest says `auto`; wins over the settings. */
  readonly transport?: TransportPreference;
  /** What of the connections to extensions is encrypted; wins over the settings. */
  readonly encryption?: EncryptionPreference;
  /** How messages are written, where extensions offer it; wins over the settings. */
  readonly encoding?: EncodingPreference;
  /** How large messages are compressed, where extensions offer it; wins over the settings. */
  readonly compression?: CompressionPreference;
  /** Node for JavaScript extensions; Plugo's own when left out. */
  readonly nodePath?: string;
  /** Script that prepares a JavaScript extension's process; that of `@plugo/sdk` when left out. */
  readonly launcherPath?: string;
  /**
   * Keeps one Node process ready for JavaScript extensions, which start from it in a third of the time. Takes about 10 MB. Off when
   * left out.
   */
  readonly warmSpare?: boolean;
  /** How many extensions start at the same time: as many as cores, at least 2, when left out. */
  readonly startsAtOnce?: number;
  /** Log lines a second an extension may write before some are dropped; 1,000 when left out. */
  readonly logLinesPerSecond?: number;
  /** Traces each so manieth call; 1 for all, 0 for none, 100 when left out. */
  readonly traceEvery?: number;
  /** How long starting, stopping and health checks may take, and when to give up after crashes; those left out as usual. */
  readonly timings?: Partial<SupervisionTimings>;
}
