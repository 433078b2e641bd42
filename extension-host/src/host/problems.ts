import { Emitter } from '../base/emitter.js';
import type { ExtensionHostError, SerializedError } from '../model/errors.js';

/** Troubles of the host itself that a person should know of, such as a state file that was rebuilt. */
export class Problems {
  private readonly all: ExtensionHostError[] = [];
  private readonly changes = new Emitter<ExtensionHostError>();
  readonly onDidAdd = this.changes.event;

  /** Adds a problem; one with the same words is told once. */
  readonly add = (problem: ExtensionHostError): void => {
    if (this.all.some((known) => known.code === problem.code && known.message === problem.message)) return;
    this.all.push(problem);
    this.changes.fire(problem);
  };

  /** Adds a problem unless there is one of its kind: of a directory that cannot be written, a person need not hear file by file. */
  readonly addUnlessKnown = (problem: ExtensionHostError): void => {
    if (!this.all.some(({ code }) => code === problem.code)) this.add(problem);
  };

  get serialized(): readonly SerializedError[] {
    return this.all.map((problem) => problem.serialize());
  }
}
