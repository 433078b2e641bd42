import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { environment } from '../protocol/environment.js';
import type { TlsCredentials } from './launch-environment.js';

/**
 * Makes a connection an encrypted one, as its client: TLS 1.3, with the certificate that the host gave this launch, and only to
 * the host, whose certificate is known. A module of its own, for `node:tls` costs every start that loads it some milliseconds.
 *
 * @throws Error with a sentence for people where the keys are missing
 */
export function encrypt(socket: Socket, credentials: TlsCredentials | undefined): TLSSocket {
  const { own, host } = read(credentials);
  const { raw } = new X509Certificate(host);
  return connect({
    socket,
    key: own,
    cert: own,
    ca: host,
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
    checkServerIdentity: (_name, certificate) =>
      certificate.raw.equals(raw) ? undefined : new Error('its certificate is not the one that Plugo gave'),
  });
}

function read(credentials: TlsCredentials | undefined): { own: Buffer; host: Buffer } {
  if (credentials === undefined) {
    throw new Error(
      `${environment.endpoint} asks for TLS, and ${environment.certificate} or ${environment.authority} is missing.`,
    );
  }
  try {
    return { own: readFileSync(credentials.certificate), host: readFileSync(credentials.authority) };
  } catch (error) {
    throw new Error(`The keys for the connection to Plugo cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
