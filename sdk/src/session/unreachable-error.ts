/** Nobody took the call: another transport may do. Its message is a sentence for people. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}
