const TIMEOUT = 8_000;
const LARGE = 'x'.repeat(1024 * 1024);

/**
 * Calls one extension over and over, with everything a caller does, until the signal. Resolves when its last call has ended.
 *
 * @param pace  milliseconds between two calls, on average
 */
export async function callForEver({ host, id, needs, random, ledger, pace, signal }) {
  const never = new AbortController().signal;
  const ask = (method, ...args) => host.call({ id, method, arguments: args, timeout: TIMEOUT }, never);
  const kinds = [
    [80, (key) => [() => ask('Soak.echo', key), (result) => result === key]],
    [6, (key) => [() => ask('Soak.slow', key, random.below(500)), (result) => result === key]],
    [3, (key) => [() => ask('Soak.fail', key), () => false]],
    [
      2,
      (key) => [
        () => ask('Soak.big', key, LARGE),
        (result) => result?.id === key && result.text.length === LARGE.length,
        { isRepeatable: true },
      ],
    ],
  ];
  if (needs !== undefined)
    kinds.push([20, (key) => [() => ask('Soak.relay', key, needs), (result) => result === key]]);

  for (let number = 1; !signal.aborted; number++) {
    const key = `${id}#${number}`;
    const [call, check, rules = {}] = random.weighted(kinds)(key);
    await ledger.book(key, rules, call, check);
    await new Promise((resolve) => setTimeout(resolve, random.next() * 2 * pace));
  }
}
