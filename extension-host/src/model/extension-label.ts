/** Whose process, connection or call it is: the id for programs, the name for sentences. */
export interface ExtensionLabel {
  /** `publisher.name` */
  readonly id: string;
  /** The manifest's `name`, such as `word-count`. */
  readonly name: string;
}
