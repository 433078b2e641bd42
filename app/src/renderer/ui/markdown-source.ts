/** Longest text that is laid out, in characters: more than any README needs, less than makes the window wait. */
export const longestMarkdown = 200_000;

/** C0 controls without tab and line ends, and DEL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** HTML comments say nothing to readers. */
const comments = /<!--[\s\S]*?-->/g;

/** The text as it is laid out: without comments, controls made visible so that ANSI codes never act, and cut where it is endless. */
export function markdownSource(text: string): { readonly source: string; readonly isCut: boolean } {
  const isCut = text.length > longestMarkdown;
  const source = (isCut ? text.slice(0, longestMarkdown) : text)
    .replace(comments, '')
    .replace(controls, (control) => `^${String.fromCharCode(control.charCodeAt(0) ^ 0x40)}`);
  return { source, isCut };
}

/** What a link or picture may point to: a part of the same page, an https address, or a path that {@link markdownImage} looks up. */
export function markdownUrl(address: string): string {
  const hasScheme = /^[^/?#]*:/.test(address);
  return hasScheme && !/^https:/i.test(address) ? '' : address;
}

/** The checked picture for an address as the author wrote it: `./a.png`, `a.png` and `a.png?raw=1` are the same file. */
export function markdownImage(
  images: Readonly<Record<string, string>> | undefined,
  address: string | undefined,
): string | undefined {
  if (images === undefined || address === undefined) return undefined;
  const path = address.replace(/[?#].*$/, '').replace(/^(\.\/)+/, '');
  const found = Object.hasOwn(images, path) ? images[path] : undefined;
  return found?.startsWith('data:image/') ? found : undefined;
}
