/** Longest address that is opened, in characters; browsers promise little beyond. */
const longest = 2048;

/**
 * The address as a browser would open it, host names in their true letters; undefined for anything but a plain https
 * address. One that carries a user name is refused: `https://bank.example@elsewhere.example` leads elsewhere.
 */
export function httpsLink(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > longest) return undefined;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  return url.href.length > longest ? undefined : url.href;
}
