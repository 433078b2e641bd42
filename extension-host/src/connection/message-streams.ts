import type { Socket } from 'node:net';
import type { SocketMessageReader } from './socket-message-reader.js';
import type { SocketMessageWriter } from './socket-message-writer.js';

/** A socket whose handshake is done, with the reader and writer that did it. */
export interface MessageStreams {
  readonly socket: Socket;
  readonly reader: SocketMessageReader;
  readonly writer: SocketMessageWriter;
}
