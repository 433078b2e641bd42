/** What a person sees before they confirm an installation. */
export interface InstallPreview {
  readonly folder: string;
  readonly id: string;
  readonly displayName: string;
  readonly publisher: string;
  readonly version: string;
  readonly description: string;
  readonly icon?: string;
  /** `update` replaces `installedVersion`; `downgrade` does so with an older one. */
  readonly kind: 'install' | 'update' | 'downgrade';
  readonly installedVersion?: string;
  readonly dependencies: readonly {
    readonly id: string;
    readonly range: string;
    readonly found: string;
    readonly optional: boolean;
  }[];
  readonly permissions: readonly string[];
  /** What runs: a JavaScript file on Plugo's Node, or a command line. */
  readonly runs: string;
  readonly files: number;
  /** Bytes that will be copied. */
  readonly size: number;
}
