import { createInterface } from 'node:readline';

/**
 * The driver's side of the bench: does what it is told, one order at a time. An order is a line of JSON on stdin (a message
 * of the parent in an Electron utility process) such as `{"work":"inFlight","milliseconds":1000,"count":64}`; the answer a line
 * on stdout, `{"result":…}` or `{"error":"…"}`. The driver ends with its stdin.
 *
 * @param {Record<string, (order: object) => Promise<unknown>>} works
 * @param {() => Promise<void>} close
 */
export function obey(works, close) {
  const answer = async (line) => {
    const order = JSON.parse(line);
    const work = works[order.work];
    try {
      if (!work) throw new Error(`unknown work "${order.work}"`);
      return { result: (await work(order)) ?? null };
    } catch (error) {
      return { error: String(error?.stack ?? error) };
    }
  };
  let last = Promise.resolve();
  const take = (line) => {
    last = last.then(async () => process.stdout.write(`${JSON.stringify(await answer(line))}\n`));
  };
  const end = () => last.then(close).then(() => process.exit(0));
  // A bench that was killed reads no more; its end of stdin is what ends the driver in order.
  process.stdout.on('error', () => {});
  if (process.parentPort) {
    process.parentPort.on('message', ({ data }) => (data === null ? end() : take(data)));
  } else {
    createInterface({ input: process.stdin }).on('line', take).on('close', end);
  }
}
