import type { Socket } from 'node:net';
import type { Message } from 'vscode-jsonrpc';
import { SocketMessageWriter } from 'vscode-jsonrpc/node';

/** Messages that may wait for a client to read them: in the wildest flood of logs those of 15 s, some 50 MB. */
const mostUnread = 500;

/** Writes to a client, and cuts off one that does not read: what waits for it must not fill the memory of the host. */
export class BoundedSocketWriter extends SocketMessageWriter {
  private unread = 0;

  constructor(private readonly client: Socket) {
    super(client);
  }

  override async write(message: Message): Promise<void> {
    this.unread += 1;
    if (this.unread > mostUnread) this.client.destroy();
    try {
      await super.write(message);
    } finally {
      this.unread -= 1;
    }
  }
}
