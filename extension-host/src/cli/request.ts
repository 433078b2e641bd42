import type { MessageConnection, RequestType } from 'vscode-jsonrpc';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import { connectToHost } from '../control/connect-to-host.js';
import { SnapshotRequest } from '../control/messages.js';
import { ExtensionHostError, type SerializedError } from '../model/errors.js';
import { hostLogId } from '../model/log-entry.js';
import { dataDirectoryOf } from './data-directory.js';

/** Connects to the running host, does some work with it and lets go. */
export async function withHost<T>(
  options: { readonly 'data-dir'?: string | undefined },
  work: (connection: MessageConnection) => Promise<T>,
): Promise<T> {
  const connection = await connectToHost(dataDirectoryOf(options['data-dir']));
  try {
    return await work(connection);
  } finally {
    connection.dispose();
  }
}

/** Sends a control request; a refusal comes back as the host's own error, `HOST_UNREACHABLE` when the host ends meanwhile. */
export async function request<P, R>(
  connection: MessageConnection,
  type: RequestType<P, R, SerializedError>,
  params: P,
): Promise<R> {
  try {
    return await connection.sendRequest<R>(type.method, type.parameterStructures, params);
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    if (error.code === ErrorCodes.PendingResponseRejected) {
      throw new ExtensionHostError('HOST_UNREACHABLE', 'The host ended before it answered.', {
        cause: error,
      });
    }
    const data = error.data as SerializedError | undefined;
    if (!data?.code) throw error;
    throw new ExtensionHostError(data.code, data.message, { nextStep: data.nextStep, data: data.data });
  }
}

/** That an extension has said nothing is no error; that there is none is. */
export async function requireKnown(connection: MessageConnection, id: string): Promise<void> {
  const { extensions } = await request(connection, SnapshotRequest, {});
  if (id === hostLogId || extensions.some((extension) => extension.id === id)) return;
  throw new ExtensionHostError('NOT_INSTALLED', `No extension ${id} is installed.`, { extensionId: id });
}

/** Resolves when the host is gone. */
export function closed(connection: MessageConnection): Promise<void> {
  return new Promise((resolve) => connection.onClose(resolve));
}
