import type { Socket } from 'node:net';
import type { Message } from 'vscode-jsonrpc';
import type { ConnectionOpenParams } from '../protocol/connection-open.js';
import { type InitializeParams, InitializeRequest } from '../protocol/initialize.js';
import { protocolVersions } from '../protocol/version.js';
import { sdkVersion } from '../version.js';
import { dial } from './endpoint.js';
import { FrameReader } from './frame-reader.js';
import { FrameWriter } from './frame-writer.js';

/** The host gives up by then; so does the extension. Milliseconds. */
const deadline = 10_000;

/** The connection that is there. */
export interface MainLane {
  readonly socket: Socket;
  readonly reader: FrameReader;
  readonly writer: FrameWriter;
}

/**
 * Connects to the host once more, for long requests and answers. Either connection is lost with the other one. Rejects with a sentence
 * where the host cannot be reached; then everything goes on over the main one.
 */
export async function openBulkLane(params: ConnectionOpenParams, main: MainLane): Promise<void> {
  const { endpoint, token, tlsCert: certificate, tlsCa: authority } = params;
  const areKeysThere = certificate !== undefined && authority !== undefined;
  const dialling = dial({
    endpoint,
    token,
    ...(areKeysThere ? { credentials: { certificate, authority } } : {}),
  });
  // Nothing may come between the call and who listens to its errors.
  const { socket } = dialling instanceof Promise ? await dialling : dialling;
  try {
    await introduce(socket, token, main);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  if (main.socket.destroyed) socket.destroy();
}

/** What the host sends after its answer is taken in as soon as that has come: nothing may be read in between. */
function introduce(socket: Socket, token: string, main: MainLane): Promise<void> {
  const reader = new FrameReader(socket);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${deadline / 1000} s.`)), deadline);
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      outcome();
    };
    socket.once('error', (error) => settle(() => reject(error)));
    socket.once('close', () => settle(() => reject(new Error('The host closed the connection.'))));
    reader.listen((message: Message & { readonly error?: { readonly message: string } }) => {
      if (message.error !== undefined) return settle(() => reject(new Error(message.error?.message)));
      join({ socket, reader }, main);
      return settle(resolve);
    });
    const sdk = { name: '@plugo/sdk', version: sdkVersion };
    const introduction: InitializeParams = { token, protocolVersions, sdk };
    new FrameWriter(socket).send({
      jsonrpc: '2.0',
      id: 0,
      method: InitializeRequest.method,
      params: introduction,
    });
  });
}

function join({ socket, reader }: Omit<MainLane, 'writer'>, main: MainLane): void {
  reader.follow(main.reader);
  main.writer.sendLongOver(socket);
  socket.once('close', () => main.socket.destroy());
  main.socket.once('close', () => socket.destroy());
}
