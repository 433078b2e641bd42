import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Security } from './identity-pair.js';

/** A TLS handshake on loopback takes milliseconds. Who takes longer than this holds a place that is not its own. */
const handshakeTimeout = 10_000;

/**
 * Makes a connection an encrypted one, as its server: TLS 1.3 and nothing older, and only for who holds the key of the
 * extension's certificate. There are no sessions to resume: each connection proves itself anew.
 *
 * @throws Error with the rest of a sentence that begins with who connected; the connection is closed then
 */
export async function secure(socket: Socket, { host, extension }: Security): Promise<TLSSocket> {
  // Loaded when somebody wants encryption: most hosts never do.
  const { createServer } = await import('node:tls');
  return new Promise((resolve, reject) => {
    const server = createServer({
      key: host.key,
      cert: host.certificate,
      ca: extension.certificate,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.3',
      maxVersion: 'TLSv1.3',
      handshakeTimeout,
    });
    const refuse = (reason: string) => {
      socket.destroy();
      reject(new Error(reason));
    };
    server.once('tlsClientError', (error: NodeJS.ErrnoException, peer) => {
      // A certificate that is not the one trusted closes the connection, and only this tells.
      if (peer.authorizationError) refuse(wrongCertificate);
      else refuse(reasonOf(error));
    });
    server.once('secureConnection', (peer) => {
      if (peer.getPeerX509Certificate()?.raw.equals(extension.raw)) resolve(peer);
      else refuse(wrongCertificate);
    });
    // The server listens nowhere: it is given the one connection.
    server.emit('connection', socket);
  });
}

const wrongCertificate = 'came with a certificate that is not the one of this launch';
const noTls = 'did not begin with TLS, which its PLUGO_ENDPOINT asks for';
const left = 'left during the TLS handshake';

const reasons: Readonly<Record<string, string>> = {
  ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE:
    'came without a certificate; it has one in the file PLUGO_TLS_CERT',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'speaks an older version of TLS than 1.3',
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  ERR_SSL_HTTP_REQUEST: noTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
  ERR_SSL_UNEXPECTED_MESSAGE: noTls,
  ERR_TLS_HANDSHAKE_TIMEOUT: 'did not finish the TLS handshake in time',
  ECONNRESET: left,
  EPIPE: left,
};

function reasonOf({ code = '', message }: NodeJS.ErrnoException): string {
  if (/ALERT/.test(code))
    return `does not trust the certificate of the host, which is in the file PLUGO_TLS_CA (${code})`;
  return reasons[code] ?? `failed in the TLS handshake: ${message}`;
}
