/** Whose process, connection or call it is: the id for programs, the name for sentences. */
export interface ExtensionLabel {
  /** `publisher.name` */
  readonly id: string;
  /** As people know it, such as `Word Count`. */
  readonly name: string;
}
