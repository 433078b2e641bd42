import type { Socket } from 'node:net';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc/node';
import { headLengthField } from '../protocol/attachments/attachment.js';
import type { EncodedMessage } from '../protocol/attachments/encode-message.js';
import { releaseText } from '../protocol/attachments/text-memory.js';
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
    const encoded = encodeWithinLimit(message, this.#canAttach);
    if (encoded.attachments.length > 0) this.#sendAlone(encoded);
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

  #enqueue(body: string, size: number): void {
    if (this.#asBatch && this.#bytes + size > sentAlone) this.#flush();
    if (this.#count === 0) process.nextTick(this.#flush);
    if (!this.#asBatch) this.#text += `${header(size)}${body}`;
    else this.#text = this.#count === 0 ? body : `${this.#text},${body}`;
    this.#bytes += size;
    this.#count += 1;
    this.#isAscii &&= size === body.length;
    if (this.#count === sentEarly) this.#flush();
  }

  /** Attachments have no place in an array. What was written before goes first; all of it in one system call. */
  #sendAlone({ json, headLength, attachments, bytes }: EncodedMessage): void {
    this.#flush();
    this.#socket.cork();
    this.#socket.write(`Content-Length: ${bytes}\r\n${headLengthField}: ${headLength}\r\n\r\n${json}`);
    for (const attachment of attachments.slice(0, -1)) this.#socket.write(attachment);
    this.#socket.write(attachments.at(-1) as Uint8Array, () => releaseText(attachments));
    this.#socket.uncork();
  }

  readonly #flush = (): void => {
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
