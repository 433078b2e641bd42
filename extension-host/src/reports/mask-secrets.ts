const masked = '•••';
/** Names under which secrets are kept; their values are never shown. */
const secretName =
  /token|passw|passphrase|secret|credential|authori[sz]ation|cookie|api[-_]?key|private[-_]?key/i;
/** Shorter values are found in everything. */
const shortestSecret = 4;

/**
 * A value of JSON without secrets: those that are known, wherever they stand, and whatever has the name of one.
 * @param secrets Texts that must not be shown.
 */
export function maskSecrets(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, secrets));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretName.test(name) && inner !== null && inner !== '' ? masked : maskSecrets(inner, secrets),
    ]),
  );
}

/** A text without the secrets, also where one was cut off at its end. */
export function maskText(text: string, secrets: readonly string[]): string {
  return secrets.filter(({ length }) => length >= shortestSecret).reduce(maskOne, text);
}

function maskOne(text: string, secret: string): string {
  const whole = text.replaceAll(secret, masked);
  if (!whole.endsWith('…')) return whole;
  for (let length = secret.length - 1; length >= shortestSecret; length--) {
    const cut = `${secret.slice(0, length)}…`;
    if (whole.endsWith(cut)) return `${whole.slice(0, -cut.length)}${masked}…`;
  }
  return whole;
}
