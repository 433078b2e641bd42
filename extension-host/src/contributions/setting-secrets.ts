import { createHmac, randomBytes } from 'node:crypto';
import { isSecretMask, secretMask } from '../model/secret-mask.js';
import { isObject, type SecretPlace, secretPlaces, valueIn } from './secret-places.js';

type Schema = Readonly<Record<string, unknown>>;
type Path = readonly string[];

/** What secrets.json keeps of the value of a setting: JSON pointer → secret. */
export type KeptSecrets = Readonly<Record<string, unknown>>;

/** Tells secrets apart to those who may not know them; another one with each start of the host. */
const tagKey = randomBytes(32);

/**
 * The value without its secrets, as user interfaces get it. A secret in a list or under a free name gets a tag, so that it can be told
 * from the others when they are moved.
 */
export function maskSetting(schema: Schema, value: unknown): unknown {
  return secretPlaces(schema, value).reduce(
    (masked, { path, isFixed }) =>
      replaceAt(masked, path, isFixed ? secretMask : `${secretMask}~${tagOf(valueAt(value, path))}`),
    value,
  );
}

/**
 * The value with the secrets behind its masks, which are those of the value in force.
 * @returns undefined where a mask stands for nothing that is known
 */
export function unmaskSetting(
  schema: Schema,
  value: unknown,
  inForce: unknown,
): { readonly value: unknown } | undefined {
  const known = secretPlaces(schema, inForce);
  let unmasked = value;
  for (const { path } of secretPlaces(schema, value)) {
    const mask = valueAt(value, path);
    if (!isSecretMask(mask)) continue;
    const meant = placeMeant(mask, path, known, inForce);
    if (meant === undefined) return undefined;
    unmasked = replaceAt(unmasked, path, valueAt(inForce, meant.path));
  }
  return { value: unmasked };
}

function placeMeant(
  mask: string,
  path: Path,
  known: readonly SecretPlace[],
  inForce: unknown,
): SecretPlace | undefined {
  if (mask === secretMask) return known.find((place) => pointerOf(place.path) === pointerOf(path));
  return known.find((place) => mask === `${secretMask}~${tagOf(valueAt(inForce, place.path))}`);
}

/** The value with masks for settings.json, and its secrets for the other file. */
export function splitSetting(
  schema: Schema,
  value: unknown,
): { readonly open: unknown; readonly secrets: KeptSecrets } {
  const places = secretPlaces(schema, value);
  return {
    open: places.reduce((open, { path }) => replaceAt(open, path, secretMask), value),
    secrets: Object.fromEntries(places.map(({ path }) => [pointerOf(path), valueAt(value, path)])),
  };
}

/** The other way round. Masks whose secret is not kept any more are left out. */
export function joinSetting(open: unknown, secrets: KeptSecrets): unknown {
  const joined = Object.entries(secrets).reduce((value, [pointer, secret]) => {
    const path = pathOf(pointer);
    return isSecretMask(valueAt(value, path)) ? replaceAt(value, path, secret) : value;
  }, open);
  return withoutMasks(joined);
}

/** The secrets of a value that are texts. */
export function secretTexts(schema: Schema, value: unknown): readonly string[] {
  return secretPlaces(schema, value)
    .map(({ path }) => valueAt(value, path))
    .filter((secret) => typeof secret === 'string');
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(valueIn, value);
}

function replaceAt(value: unknown, [name, ...rest]: Path, secret: unknown): unknown {
  if (name === undefined) return secret;
  const inner = replaceAt(valueIn(value, name), rest, secret);
  if (Array.isArray(value)) return value.with(Number(name), inner);
  return isObject(value) ? { ...value, [name]: inner } : value;
}

function withoutMasks(value: unknown): unknown {
  if (isSecretMask(value)) return undefined;
  if (Array.isArray(value)) return value.map(withoutMasks).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).map(([name, inner]) => [name, withoutMasks(inner)] as const);
  return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined));
}

function tagOf(secret: unknown): string {
  return createHmac('sha256', tagKey)
    .update(JSON.stringify(secret) ?? '')
    .digest('hex')
    .slice(0, 8);
}

/** As JSON Pointer (RFC 6901) writes a place. */
function pointerOf(path: Path): string {
  return path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
