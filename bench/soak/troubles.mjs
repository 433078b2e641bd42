import { setTimeout as delay } from 'node:timers/promises';

/**
 * Makes trouble, one after the other, until the signal: each lets one extension die, hang, flood or change.
 *
 * @param every  milliseconds between two troubles, on average
 * @returns {Promise<Map<string, number>>} how often there was which
 */
export async function makeTrouble({ host, connect, ids, random, every, signal }) {
  const never = new AbortController().signal;
  const done = new Map();
  const underWay = new Set();
  const ask = (id, method, ...args) => host.call({ id, method, arguments: args, timeout: 5_000 }, never);
  const pidOf = (id) => {
    const { state } = host.snapshot().extensions.find((extension) => extension.id === id) ?? {};
    return state !== undefined && 'pid' in state ? state.pid : undefined;
  };
  const send = (id, name) => {
    const pid = pidOf(id);
    if (pid === undefined) return;
    try {
      process.kill(pid, name);
    } catch {
      // It has just ended by itself.
    }
  };

  const troubles = [
    [10, 'killed', (id) => send(id, 'SIGKILL')],
    [3, 'stopped in its tracks', (id) => send(id, 'SIGSTOP')],
    [3, 'busy for ever', (id) => ask(id, 'Soak.hang')],
    [6, 'busy for a while', (id) => ask(id, 'Soak.spin', 200 + random.below(800))],
    [5, 'crash', (id) => ask(id, 'Soak.exit', 1 + random.below(5))],
    [5, 'connection dropped', (id) => ask(id, 'Soak.hangUp')],
    [8, 'flood of log lines', (id) => ask(id, 'Soak.flood', 5_000)],
    [10, 'reload', (id) => host.reload(id)],
    [2, 'storm of reloads', (id) => Promise.all(Array.from({ length: 10 }, () => host.reload(id)))],
    [
      5,
      'off and on',
      async (id) => {
        const dependents =
          host.snapshot().extensions.find((extension) => extension.id === id)?.dependents ?? [];
        await host.disable(id, true);
        await delay(random.below(300));
        for (const other of [id, ...dependents]) await host.enable(other);
      },
    ],
    [4, 'a client comes and goes', connect],
  ].map(([weight, name, act]) => [weight, { name, act }]);

  while (!signal.aborted) {
    const { name, act } = random.weighted(troubles);
    done.set(name, (done.get(name) ?? 0) + 1);
    const trouble = Promise.resolve(act(random.oneOf(ids))).catch(() => undefined);
    underWay.add(trouble);
    void trouble.then(() => underWay.delete(trouble));
    await delay(random.next() * 2 * every);
  }
  await Promise.all(underWay);
  return done;
}
