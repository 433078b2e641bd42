/** A text of at most `longest` characters: what is more is cut off, and shown to be. */
export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
