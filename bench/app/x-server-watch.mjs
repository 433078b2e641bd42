import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { isWholeSetup, parseSetup, readEvents, selectSubstructure, setupRequest } from './x-protocol.mjs';

/** A window smaller than this, in pixels, is a helper nobody sees. */
const SMALLEST = 100;

/**
 * Watches an X server for windows that come up, from outside of the app that makes them: the server tells the moment at which it
 * maps a window, whoever asked for it. Emits `shown`, the time as of `performance.now()`.
 */
export class XServerWatch extends EventEmitter {
  #socket;
  #sizes = new Map();

  /** @param {{ DISPLAY: string, XAUTHORITY: string }} environment */
  static async open({ DISPLAY, XAUTHORITY }) {
    const socket = connect(`/tmp/.X11-unix/X${DISPLAY.slice(1)}`);
    socket.write(setupRequest(cookieIn(readFileSync(XAUTHORITY))));
    let answer = Buffer.alloc(0);
    while (!isWholeSetup(answer)) answer = Buffer.concat([answer, (await once(socket, 'data'))[0]]);
    socket.write(selectSubstructure(parseSetup(answer).root));
    return new XServerWatch(socket);
  }

  constructor(socket) {
    super();
    this.#socket = socket;
    let rest = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      const { events, unread } = readEvents(Buffer.concat([rest, chunk]));
      rest = unread;
      for (const event of events) this.#take(event);
    });
  }

  close() {
    this.#socket.destroy();
  }

  #take(event) {
    if (event.size) this.#sizes.set(event.window, event.size);
    if (!event.isMapped || event.isOverride) return;
    const { width, height } = this.#sizes.get(event.window) ?? { width: 0, height: 0 };
    if (width >= SMALLEST && height >= SMALLEST) this.emit('shown', performance.now());
  }
}

/** The only cookie in an Xauthority file that `startVirtualDisplay` wrote: its last field, after a two-byte length of 16. */
function cookieIn(file) {
  return file.subarray(file.length - 16);
}
