import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';

/** A socket whose bytes come when a test says so: what is fuzzed is the host, not the system. */
class FakeSocket extends EventEmitter {
  pause(): this {
    return this;
  }
  resume(): this {
    return this;
  }
}

export const connect = () => new FakeSocket() as FakeSocket & Socket;
