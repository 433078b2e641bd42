import { register, run } from '@plugo/sdk';

/** The app and other extensions call its methods by class and name: `MyPlugin.SayHello`. */
class MyPlugin {
  /** @param {string} name */
  SayHello(name) {
    return `Hello, ${name}`;
  }
}

register(new MyPlugin());
run();
