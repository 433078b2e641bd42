/** What the host remembers of an installation, beside the copy itself. Times are milliseconds since 1970. */
export interface InstallationRecord {
  /** The folder it was copied from; a higher version in it is an update. */
  readonly source: string;
  readonly installedAt: number;
  /** When another version was put in force last; the time of the installation before that. */
  readonly changedAt: number;
  /** A version that took the place of another and has yet to prove itself. */
  readonly onProbation?: string;
  /** A version that crashed again and again and was rolled back: it is offered as an update no more. */
  readonly rejected?: string;
}
