/** What to run, where and with what: absolute paths, nothing left to look up. */
export interface CommandLine {
  /** Absolute path of the program. */
  readonly command: string;
  readonly args: readonly string[];
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Variables the extension itself asks for; the allow-list and the host's own are added at the launch. */
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute path of the main file, which is also the last of `args`, where the SDK's launcher runs it. */
  readonly main?: string;
}
