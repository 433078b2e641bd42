import { ExchangeBuffer } from './exchange-buffer.js';

/** What is recorded, and beside it the recording that was opened. */
export class Traffic {
  readonly live = new ExchangeBuffer();
  opened: ExchangeBuffer | undefined;
}
