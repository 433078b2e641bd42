/** A body that cannot be read, as the rest of a sentence that begins with who sent it. */
export class MalformedBody extends Error {
  override readonly name = 'MalformedBody';
}
