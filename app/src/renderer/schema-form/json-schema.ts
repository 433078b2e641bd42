/** A JSON Schema as an extension brings it: nothing in it is certain. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Where in a value something is: names of properties and positions in lists. */
export type ValuePath = readonly (string | number)[];

/** What stands for a secret that the host keeps and does not tell. Behind it may come a tag that tells secrets of a list apart. */
const mask = '••••••••';

/** Whether it stands for a secret that is set, and is not the secret itself. */
export function isMasked(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(mask);
}

/** Whether a JSON text holds such a mask. */
export function holdsMask(json: string | undefined): boolean {
  return json?.includes(`"${mask}`) === true;
}

/** Whether a schema asks for its value to be shown to nobody. */
export function isSecret(schema: JsonSchema): boolean {
  return schema.format === 'password' || schema.secret === true || schema.writeOnly === true;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `wordCount.minimumLength` → `Minimum length` */
export function labelOf(key: string): string {
  const last = key.split('.').at(-1) ?? key;
  const words = last
    .replace(/[-_]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
