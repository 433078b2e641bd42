import { type CancellationReceiverStrategy, CancellationTokenSource } from 'vscode-jsonrpc';

/** Learns the id of a request, which vscode-jsonrpc does not tell its handlers: it makes the token right before it calls one. */
export class RequestIds {
  /** That of the request whose handler is being called; true until its first await. */
  current: number | string = 0;

  readonly receiver: CancellationReceiverStrategy = {
    kind: 'id',
    createCancellationTokenSource: (id: number | string) => {
      this.current = id;
      return new CancellationTokenSource();
    },
  };
}
