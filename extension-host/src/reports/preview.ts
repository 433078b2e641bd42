import { clip } from '../base/clip.js';
import { maskSecrets } from './mask-secrets.js';

const longest = 1024;

/** The beginning of a value as JSON on one line, at most 1 KiB, secrets masked. */
export function preview(value: unknown, secrets: readonly string[]): string {
  // Clipped first, for the value may be large; a secret that was cut off by it is masked, too.
  const shown = maskSecrets(clip(value, longest), secrets);
  const bytes = Buffer.from(JSON.stringify(shown) ?? '');
  if (bytes.length <= longest) return bytes.toString();
  return `${new TextDecoder().decode(bytes.subarray(0, longest - 8), { stream: true })}…`;
}
