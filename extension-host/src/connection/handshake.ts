import {
  errorCodes,
  type InitializeParams,
  InitializeRequest,
  type Packing,
  protocolVersions,
} from '@plugo/sdk/protocol';
import type { ErrorCode } from '../model/errors.js';
import { plainJson } from './encoding/plain-json.js';
import { initializeSchema } from './incoming-schemas.js';
import type { CheckedMessage, MessageId } from './parse-message.js';
import { describeInvalidParams } from './to-response-error.js';
import { isSameToken } from './token.js';

/** The extension itself, and what it can do. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly id: MessageId;
  readonly protocolVersion: number;
  readonly sdk: string;
  /** Whether it reads and sends JSON-RPC batches of any kind. */
  readonly batches: boolean;
  /** Whether it reads and sends messages with attachments. */
  readonly attachments: boolean;
  /** Whether it opens a second connection when it is asked to. */
  readonly connections: boolean;
  /** Whether it records profiles of itself when it is asked to. */
  readonly profiles: boolean;
  /** How messages are written from now on. */
  readonly packing: Packing;
}

/** What the host makes of the first message on a connection. */
export type Verdict =
  | Accepted
  /** A stranger, or an extension gone wrong: nobody can tell, so the wait for the right one goes on. */
  | { readonly kind: 'stranger'; readonly reason: string; readonly id?: MessageId }
  /** It had the token, so it is the extension, and it will never do. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly reason: string; readonly id: MessageId };

/**
 * Judges the first message. Pure; reasons are the rest of a sentence that begins with the extension's name.
 *
 * @param versions Protocol versions of the host.
 * @param preferred What the host likes best; plain JSON where the extension does not offer it.
 */
export function judgeFirstMessage(
  message: CheckedMessage,
  token: string,
  versions: readonly number[] = protocolVersions,
  preferred: Packing = plainJson,
): Verdict {
  if (!('method' in message) || message.method !== InitializeRequest.method || !('id' in message)) {
    const sent = 'method' in message ? `"${message.method.slice(0, 60)}"` : 'a response';
    return { kind: 'stranger', reason: `sent ${sent} first, and not the request "initialize"` };
  }
  const { id, params } = message;
  if (!hasToken(params, token)) {
    return { kind: 'stranger', id, reason: 'sent "initialize" with a token that is not its PLUGO_TOKEN' };
  }
  const parsed = initializeSchema.safeParse(params);
  if (!parsed.success) {
    const reason = `sent an initialize that is not valid. ${describeInvalidParams('initialize', parsed.error)}`;
    return { kind: 'refused', id, code: 'HANDSHAKE_REFUSED', reason };
  }
  const { protocolVersions: offered, sdk } = parsed.data;
  const { batches = false, attachments = false, connections = false, profiles = false } = parsed.data;
  const protocolVersion = highestCommon(offered, versions);
  if (protocolVersion === undefined) {
    const reason = `speaks ${list(offered)} of the protocol, and this host speaks ${list(versions)}`;
    return { kind: 'refused', id, code: 'PROTOCOL_VERSION', reason };
  }
  return {
    kind: 'accepted',
    id,
    protocolVersion,
    sdk: sdk === undefined ? 'no SDK' : `${sdk.name} ${sdk.version}`,
    batches,
    attachments,
    connections,
    profiles,
    packing: choosePacking(parsed.data, preferred),
  };
}

/** What the host prefers, as far as it was offered. Who reads no batches has plain JSON. */
function choosePacking(
  { batches = false, encodings = [], compressions = [] }: InitializeParams,
  { encoding, compression }: Packing,
): Packing {
  if (!batches) return plainJson;
  return {
    encoding: encodings.includes(encoding) ? encoding : 'json',
    compression: compressions.includes(compression) ? compression : 'none',
  };
}

/** The JSON-RPC code for a refusal. */
export const refusalCode = errorCodes.handshakeRefused;

function hasToken(params: unknown, token: string): boolean {
  const given = (params as { readonly token?: unknown } | null | undefined)?.token;
  return typeof given === 'string' && isSameToken(given, token);
}

function highestCommon(offered: readonly number[], known: readonly number[]): number | undefined {
  const common = offered.filter((version) => known.includes(version));
  return common.length === 0 ? undefined : Math.max(...common);
}

function list(versions: readonly number[]): string {
  return `${versions.length === 1 ? 'version' : 'versions'} ${versions.join(', ')}`;
}
