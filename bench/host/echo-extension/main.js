import { register, run } from '@plugo/sdk';

/** Echoes; bytes travel as base64, for the protocol carries JSON only. */
class Echo {
  text(text) {
    return text;
  }

  bytes(base64) {
    return Buffer.from(base64, 'base64').toString('base64');
  }
}

register(new Echo());
run();
