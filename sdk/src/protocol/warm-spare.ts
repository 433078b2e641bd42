/**
 * What passes between the host and a launcher that was started before it is known for which extension (`launcher.cjs --warm-spare`).
 * The launcher says `ready`; the host writes one {@link Assignment} to its stdin, as a line of JSON; the launcher takes it on and says
 * `assigned`; the host writes `go`, and from then on it is the extension's process. Before that nothing of any extension has run in it.
 */
export const warmSpare = {
  argument: '--warm-spare',
  ready: 'ready\n',
  assigned: 'assigned\n',
  go: 'go\n',
} as const;

/** What makes a spare process that of an extension. */
export interface Assignment {
  /** Absolute path of the main file. */
  readonly main: string;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** The whole environment; no other variable stays. */
  readonly environment: Readonly<Record<string, string>>;
}
