import net from 'node:net';
import tls from 'node:tls';
import { decodeBody } from '../connection/encoding/decode-body.js';
import { FrameParser } from '../connection/frame-parser.js';

type Received = Record<string, unknown> & { readonly id?: number; readonly method?: string };

/** The other end of a connection, in the same process: sends whatever it is told, and keeps what it gets. */
export class RawPeer {
  readonly received: Received[] = [];
  /** What the headers of these say of their place among the messages of the other connection. */
  readonly afters: (number | undefined)[] = [];
  isClosed = false;
  private readonly parser = new FrameParser();
  private onMessage: ((message: Received) => void) | undefined;

  private constructor(readonly socket: net.Socket) {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isClosed = true;
    });
    socket.on('data', (chunk) => {
      this.parser.append(chunk);
      for (let body = this.parser.next(); body !== undefined; body = this.parser.next()) {
        const message = decodeBody(body, this.parser.headLength) as Received;
        this.received.push(message);
        this.afters.push(this.parser.after);
        this.onMessage?.(message);
      }
    });
  }

  /** @param endpoint As in `PLUGO_ENDPOINT`. @param credentials What the extension has, where it is encrypted. */
  static async dial(endpoint: string, credentials: tls.ConnectionOptions = {}): Promise<RawPeer> {
    const isEncrypted = endpoint.startsWith('tls+');
    const [, kind, address = ''] = /^(?:tls\+)?(unix|tcp):(.*)$/.exec(endpoint) ?? [];
    const place =
      kind === 'tcp'
        ? { host: '127.0.0.1', port: Number(address.split(':')[1]), noDelay: true }
        : { path: address };
    const plain = net.connect(place);
    const socket = isEncrypted ? tls.connect({ socket: plain, servername: 'plugo', ...credentials }) : plain;
    await new Promise<void>((resolve, reject) =>
      socket.once(isEncrypted ? 'secureConnect' : 'connect', resolve).once('error', reject),
    );
    return new RawPeer(socket);
  }

  send(message: object): void {
    this.raw(frame(message));
  }

  raw(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  /** Answers each request with what `answer` returns; nothing where that is undefined. */
  answerWith(answer: (message: Received) => object | undefined): void {
    this.onMessage = (message) => {
      const reply = message.method === undefined || message.id === undefined ? undefined : answer(message);
      if (reply !== undefined) this.send({ id: message.id, ...reply });
    };
  }
}

/** A message as it travels. */
export function frame(message: object): string {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** A message with its attachments behind it, in the order of the list in its head. */
export function frameWith(head: object, ...attachments: readonly (string | Buffer)[]): Buffer {
  const json = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...head }));
  const body = Buffer.concat([json, ...attachments.map((one) => Buffer.from(one as string))]);
  const header = `Content-Length: ${body.length}\r\nPlugo-Head-Length: ${json.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(header), body]);
}
