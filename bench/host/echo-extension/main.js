import { register, run } from '@plugo/sdk';

/** Echoes. */
class Echo {
  text(text) {
    return text;
  }

  bytes(bytes) {
    return bytes;
  }
}

register(new Echo());
run();
