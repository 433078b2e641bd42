/** What the host process is told at its start, as JSON in its first argument. */
export interface HostProcessOptions {
  readonly dataDirectory: string;
  readonly hostVersion: string;
  /** Folder whose sub-folders a person may install as samples. */
  readonly sampleExtensions: string;
  /** Folder whose sub-folders are installed at the first run; left out: none are. */
  readonly bundledExtensions?: string;
  /** The script that starts JavaScript extensions. */
  readonly launcherPath: string;
  /** Node for JavaScript extensions; left out, the host looks for the platform's package. */
  readonly nodePath?: string;
  /** Whether one process is kept ready for the next start. */
  readonly warmSpare: boolean;
}

/** Main → host process. */
export type MessageToHostProcess =
  /** The window is there: extensions may start. */
  | { readonly type: 'startExtensions' }
  /** Comes with one port, over which a client speaks the control protocol. */
  | { readonly type: 'client' }
  /** Stop every extension, then exit with 0. */
  | { readonly type: 'shutdown' };

/** Host process → main. */
export type MessageFromHostProcess =
  /** Clients are served. */
  | { readonly type: 'running' }
  /** It cannot run, and trying again would not help. It exits after this. */
  | { readonly type: 'failed'; readonly reason: string };
