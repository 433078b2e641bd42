import { shorten } from '../base/shorten.js';
/** What a peer did that the protocol forbids, as the rest of a sentence that begins with its name: `sent "hello" where …`. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}

/** A piece of what a peer sent, safe and short enough for a sentence. */
export function quote(text: string): string {
  return JSON.stringify(shorten(text, 60));
}
