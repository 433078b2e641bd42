import type { Socket } from 'node:net';
import { type Packing, protocolVersions } from '@plugo/sdk/protocol';
import { ResponseError } from 'vscode-jsonrpc';
import { judgeFirstMessage, refusalCode, type Verdict } from './handshake.js';
import type { MessageStreams } from './message-streams.js';
import type { CheckedMessage, MessageId } from './parse-message.js';
import { SocketMessageReader } from './socket-message-reader.js';
import { SocketMessageWriter } from './socket-message-writer.js';

/** A connection and what is to be made of it. */
export interface Caller {
  readonly streams: MessageStreams;
  readonly verdict: Verdict;
  /** What it said; undefined where that was no message. */
  readonly first?: CheckedMessage;
}

/** Waits for the first message on a connection. Who sends no message at all is a stranger when the socket closes. Never rejects. */
export function receiveInitialize(socket: Socket, token: string, preferred?: Packing): Promise<Caller> {
  return new Promise((resolve) => {
    const reader = new SocketMessageReader(socket);
    const streams = { socket, reader, writer: new SocketMessageWriter(socket) };
    const decide = (verdict: Verdict, first?: CheckedMessage) => {
      refused.dispose();
      socket.off('close', left);
      resolve({ streams, verdict, ...(first === undefined ? {} : { first }) });
    };
    const left = () => decide({ kind: 'stranger', reason: 'connected and left without a word' });
    const refused = reader.onError((error) => decide({ kind: 'stranger', reason: error.message }));
    socket.once('close', left);
    reader.listenForFirst((message) => {
      const first = message as CheckedMessage;
      decide(judgeFirstMessage(first, token, protocolVersions, preferred), first);
    });
  });
}

/** Tells a caller why it is turned away, where it asked, and closes its connection. */
export function turnAway({ streams }: Caller, id: MessageId | undefined, sentence: string): void {
  const { socket, reader, writer } = streams;
  reader.dispose();
  if (id !== undefined && socket.writable) {
    const error = new ResponseError(refusalCode, sentence, { code: 'HANDSHAKE_REFUSED' }).toJson();
    const response: object = { id, error };
    writer.write({ jsonrpc: '2.0', ...response }).catch(() => undefined);
    writer.flush();
  }
  socket.destroySoon();
}
