import { type InitializeParams, InitializeRequest, type InitializeResult } from '../protocol/initialize.js';
import { protocolVersions } from '../protocol/version.js';
import { sdkVersion } from '../version.js';
import type { Dialled } from './endpoint.js';
import type { HostLink } from './host-link.js';
import type { LaunchEnvironment } from './launch-environment.js';
import { canRecordProfiles } from './profile.js';
import { UnreachableError } from './unreachable-error.js';

/** The host gives up on an extension that has not connected by then; so does the extension. Milliseconds. */
const deadline = 10_000;

/**
 * Introduces the extension to the host. Rejects with a sentence for people where the host refuses, and with an
 * {@link UnreachableError} where nobody took the call.
 */
export async function handshake(
  host: HostLink,
  { socket, wasReached }: Dialled,
  { endpoint, token }: LaunchEnvironment,
): Promise<InitializeResult> {
  const { promise: failure, reject } = withResolvers();
  const closed = () => reject(new Error('it closed the connection before it answered'));
  const timer = setTimeout(() => reject(new Error(`no answer within ${deadline / 1000} s`)), deadline);
  socket.once('error', reject).once('close', closed);
  try {
    return await Promise.race([failure, host.request(InitializeRequest, introduction(token))]);
  } catch (error) {
    const { message } = error as Error;
    if (!wasReached())
      throw new UnreachableError(`No Plugo answers at ${endpoint}: ${message}`, { cause: error });
    // In TLS 1.3 the client is done before the host has looked at its certificate: closed before the first answer means refused.
    throw new Error(`Plugo refused the connection: ${message}`, { cause: error });
  } finally {
    clearTimeout(timer);
    socket.off('error', reject).off('close', closed);
  }
}

function introduction(token: string): InitializeParams {
  const sdk = { name: '@plugo/sdk', version: sdkVersion };
  return {
    token,
    protocolVersions,
    sdk,
    encodings: ['msgpack'],
    compressions: ['gzip', 'brotli'],
    batches: true,
    attachments: true,
    connections: true,
    profiles: canRecordProfiles,
  };
}

/** `Promise.withResolvers`, which Node 20 lacks, for a promise that can only fail. */
function withResolvers(): { promise: Promise<never>; reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<never>((_, settle) => {
    reject = settle;
  });
  return { promise, reject };
}
