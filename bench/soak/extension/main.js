// What the soak calls. Every execution of a call is written down before it is answered, so that one done twice is found.
import { closeSync, openSync, writeSync } from 'node:fs';
import { register, run } from '@plugo/sdk';

const ledger = openSync(globalThis.executed, 'a');
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let context;

class Soak {
  echo(id) {
    writeSync(ledger, `${id}\n`);
    return id;
  }
  async slow(id, milliseconds) {
    await pause(milliseconds);
    return this.echo(id);
  }
  big(id, text) {
    return { id: this.echo(id), text };
  }
  fail(id) {
    this.echo(id);
    throw new Error(`refused ${id}`);
  }
  /** Through the host to another extension. */
  relay(id, other) {
    return context.extensions.get(other, 'Soak').echo(id);
  }
  flood(lines) {
    for (let line = 0; line < lines; line++) console.log(`line ${line} of a flood`);
  }
  spin(milliseconds) {
    for (const end = Date.now() + milliseconds; Date.now() < end; );
  }
  hang() {
    for (;;);
  }
  exit(code) {
    process.exit(code);
  }
  hangUp() {
    // The only socket that is no standard stream is the one to the host.
    for (const handle of process._getActiveHandles()) {
      if (handle.constructor.name === 'Socket' && ![0, 1, 2].includes(handle.fd)) handle.destroy();
    }
    return new Promise(() => undefined);
  }
}

register(new Soak());
run({
  activate: (given) => {
    context = given;
  },
  deactivate: () => closeSync(ledger),
});
