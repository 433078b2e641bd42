import { ParameterStructures, RequestType } from 'vscode-jsonrpc';

/** Where to dial once more: what the environment of a launch says of the first connection. */
export interface ConnectionOpenParams {
  /** As `PLUGO_ENDPOINT`. */
  readonly endpoint: string;
  /** As `PLUGO_TOKEN`; another one, valid for this connection. */
  readonly token: string;
  /** As `PLUGO_TLS_CERT`, where the connection is to be encrypted. */
  readonly tlsCert?: string;
  /** As `PLUGO_TLS_CA`, where the connection is to be encrypted. */
  readonly tlsCa?: string;
}

/** Host → extension, at most once: a second connection for long requests and answers. Only where the extension said that it can. */
export const ConnectionOpenRequest = new RequestType<ConnectionOpenParams, null, void>(
  'connection/open',
  ParameterStructures.byName,
);

/** Bytes. Requests and answers with a longer body go over the second connection, where there is one. */
export const longMessage = 64 * 1024;

/** Header field of each message on the second connection: so many messages were sent on the first one before it. */
export const afterField = 'Plugo-After';
