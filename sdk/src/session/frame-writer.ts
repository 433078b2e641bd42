import type { Socket } from 'node:net';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc/node';
import { headLengthField } from '../protocol/attachments/attachment.js';
import type { EncodedMessage } from '../protocol/attachments/encode-message.js';
import { releaseText } from '../protocol/attachments/text-memory.js';
import { afterField, longMessage } from '../protocol/connection-open.js';
import type { PackedFrames } from '../protocol/encodings/index.js';
import { encodeWithinLimit } from './encoding/encode.js';

/** So many messages are sent without waiting for the end of the tick: the host works on them while the next ones are made. */
const sentEarly = 16;
/** Bytes that are enough for one write: beyond it, putting messages together gains nothing. */
const sentAlone = 64 * 1024;

/**
 * Writes the messages of one tick in one system call. The library's own writer sends header and body apart, and waits in
 * between; with `noDelay` that is two packets and two turns of the event loop a message.
 */
export class FrameWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #socket: Socket;
  /** What was not sent yet: frames, or bodies with commas between them. */
  #text = '';
  #bytes = 0;
  #count = 0;
  #isAscii = true;
  #asBatch = false;
  #canAttach = false;
  #sent = 0;
  #bulk: Socket | undefined;
  /** In place of the text, where something else than plain JSON was agreed on. */
  #packed: PackedFrames | undefined;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('error', (error) => this.fireError(error));
    socket.on('close', () => this.fireClose());
  }

  /** Resolves when the message will be sent with the others of its tick; where that fails, the connection closes. */
  async write(message: Message): Promise<void> {
    this.send(message);
  }

  /** The same, at once. Throws where the connection is closed, or the message cannot travel. */
  send(message: object): void {
    if (!this.#socket.writable) throw new Error('The connection is closed.');
    if (this.#packed !== undefined) {
      this.#sendInPack(message, this.#packed);
      return;
    }
    const encoded = encodeWithinLimit(message, this.#canAttach);
    if (isLong(message, encoded.bytes) && this.#bulk?.writable) this.#sendAlone(encoded, this.#bulk);
    else if (encoded.attachments.length > 0) this.#sendAlone(encoded);
    else this.#enqueue(encoded.json, encoded.bytes);
  }

  /** From now on the messages of one tick travel in one JSON array: the host says that it reads them. */
  sendBatches(): void {
    this.#flush();
    this.#asBatch = true;
  }

  /** From now on binary data and long strings travel beside the JSON: the host says that it reads that. */
  sendAttachments(): void {
    this.#canAttach = true;
  }

  /** From now on long requests and answers go over this connection, which nobody else writes to. */
  sendLongOver(bulk: Socket): void {
    this.#bulk = bulk;
  }

  /** Calls back when what was sent over that connection is with the system. */
  whenLongAreSent(callback: () => void): void {
    if (this.#bulk?.writable) this.#bulk.write('', callback);
    else callback();
  }

  /** From now on messages are packed as was agreed on, several in one array. */
  sendPacked(packed: PackedFrames): void {
    this.#flush();
    this.#packed = packed;
  }

  #sendInPack(message: object, packed: PackedFrames): void {
    if (packed.isEmpty) process.nextTick(this.#flush);
    packed.add(message);
    if (packed.isFull) this.#flush();
  }

  #enqueue(body: string, size: number): void {
    this.#sent += 1;
    if (this.#asBatch && this.#bytes + size > sentAlone) this.#flush();
    if (this.#count === 0) process.nextTick(this.#flush);
    if (!this.#asBatch) this.#text += `${header(size)}${body}`;
    else this.#text = this.#count === 0 ? body : `${this.#text},${body}`;
    this.#bytes += size;
    this.#count += 1;
    this.#isAscii &&= size === body.length;
    if (this.#count === sentEarly) this.#flush();
  }

  /**
   * Attachments have no place in an array. What was written before goes first, also where this one takes the connection for long
   * messages: it says how many they were. All of it in one system call.
   */
  #sendAlone({ json, headLength, attachments, bytes }: EncodedMessage, bulk?: Socket): void {
    if (bulk === undefined) {
      this.#flush();
      this.#sent += 1;
    }
    const split = attachments.length > 0 ? `${headLengthField}: ${headLength}\r\n` : '';
    const after = bulk === undefined ? '' : `${afterField}: ${this.#sent}\r\n`;
    const pieces = [`Content-Length: ${bytes}\r\n${split}${after}\r\n${json}`, ...attachments];
    const last = pieces.pop() as string | Uint8Array;
    const socket = bulk ?? this.#socket;
    socket.cork();
    for (const piece of pieces) socket.write(piece);
    socket.write(last, () => releaseText(attachments));
    socket.uncork();
  }

  readonly #flush = (): void => {
    if (this.#packed?.isEmpty === false) this.#socket.write(this.#packed.take().data);
    if (this.#count === 0) return;
    // Each character is one byte then, and need not be looked at again.
    this.#socket.write(this.#asBatch ? this.#framed() : this.#text, this.#isAscii ? 'latin1' : 'utf8');
    this.#text = '';
    this.#bytes = 0;
    this.#count = 0;
    this.#isAscii = true;
  };

  #framed(): string {
    if (this.#count === 1) return header(this.#bytes) + this.#text;
    const commasAndBrackets = this.#count + 1;
    return `${header(this.#bytes + commasAndBrackets)}[${this.#text}]`;
  }

  end(): void {
    this.#flush();
    this.#socket.end();
  }
}

function header(bytes: number): string {
  return `Content-Length: ${bytes}\r\n\r\n`;
}

/** Whether a message may take the connection for long ones. Notifications keep their order among each other. */
function isLong(message: { readonly id?: unknown }, bytes: number): boolean {
  return bytes > longMessage && message.id !== undefined;
}
