import { type Identity, makeIdentity } from './identity.js';

/** Who may speak with whom during one launch: each side knows the other's certificate, and accepts no other. */
export interface Security {
  readonly host: Identity;
  readonly extension: Identity;
}

let ready: Promise<Security> | undefined;

/** A pair that nobody had before. The next one is made meanwhile, so that only the first launch waits for its keys. */
export async function takeIdentityPair(): Promise<Security> {
  const pair = ready ?? makePair();
  ready = undefined;
  const taken = await pair;
  ready ??= makePair();
  // Where it fails, the launch that takes it hears of it.
  ready.catch(() => undefined);
  return taken;
}

async function makePair(): Promise<Security> {
  const [host, extension] = await Promise.all([makeIdentity(), makeIdentity()]);
  return { host, extension };
}
