import { expect, test } from 'vitest';
import { Activation, type Startable } from './activation.js';

interface Sample {
  readonly needs?: readonly string[];
  readonly waitsFor?: readonly string[];
  readonly fails?: boolean;
  readonly isLazy?: boolean;
}

function activationOf(samples: Readonly<Record<string, Sample>>, concurrency = 8) {
  const made = new Map<string, Startable>();
  const story: string[] = [];
  const active = new Set<string>();
  let running = 0;
  let mostAtOnce = 0;
  const make = (id: string, sample: Sample): Startable => {
    let wasStarted = false;
    return {
      id,
      displayName: id,
      get isActive() {
        return active.has(id);
      },
      get isDue() {
        return !sample.isLazy && !wasStarted;
      },
      needs: sample.needs ?? [],
      waitsFor: sample.waitsFor ?? [],
      async start() {
        wasStarted = true;
        story.push(`${id}…`);
        mostAtOnce = Math.max(mostAtOnce, ++running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        if (sample.fails) throw new Error(`${id} broke`);
        active.add(id);
        story.push(id);
      },
    };
  };
  for (const [id, sample] of Object.entries(samples)) made.set(id, make(id, sample));
  const failures: Record<string, string> = {};
  const activation = new Activation((id) => made.get(id), concurrency);
  return {
    activation,
    story,
    failures,
    remove: (id: string) => made.delete(id),
    replace: (id: string, sample: Sample) => made.set(id, make(id, sample)),
    startAll: () =>
      activation.startAll(Object.keys(samples), 'onStartup', (id, error) => {
        failures[id] = `${error.code}: ${error.message}`;
      }),
    mostAtOnce: () => mostAtOnce,
  };
}

test('what is needed starts first, whatever the order of asking', async () => {
  const { startAll, story } = activationOf({ c: { needs: ['b'] }, b: { needs: ['a'] }, a: {} });
  await startAll();
  expect(story).toEqual(['a…', 'a', 'b…', 'b', 'c…', 'c']);
});

test('independent extensions start at the same time', async () => {
  const { startAll, story } = activationOf({ a: {}, b: {} });
  await startAll();
  expect(story.slice(0, 2)).toEqual(['a…', 'b…']);
});

test('no more start at once than there are places', async () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`x${i}`, {}]));
  const { startAll, mostAtOnce } = activationOf(many, 2);
  await startAll();
  expect(mostAtOnce()).toBe(2);
});

test('a chain longer than the number of places does not lock up', async () => {
  const { startAll, story } = activationOf(
    { d: { needs: ['c'] }, c: { needs: ['b'] }, b: { needs: ['a'] }, a: {} },
    1,
  );
  await startAll();
  expect(story.at(-1)).toBe('d');
});

test('an extension is started once although two need it and it is asked for itself', async () => {
  const { startAll, story } = activationOf({ a: {}, b: { needs: ['a'] }, c: { needs: ['a'] } });
  await startAll();
  expect(story.filter((step) => step === 'a…')).toHaveLength(1);
});

test('what needs a failed one is not started and says why; the others are', async () => {
  const { startAll, story, failures } = activationOf({ a: { fails: true }, b: { needs: ['a'] }, c: {} });
  await startAll();
  expect(failures).toEqual({
    a: 'INTERNAL: a broke',
    b: 'DEPENDENCY_NOT_RUNNING: b was not started because a, which it needs, did not start: a broke',
  });
  expect(story).toContain('c');
  expect(story).not.toContain('b…');
});

test('an optional dependency is awaited, and its failure does not matter', async () => {
  const { startAll, story } = activationOf({ b: { waitsFor: ['a', 'not-here'] }, a: { fails: true } });
  await startAll();
  expect(story).toEqual(['a…', 'b…', 'b']);
});

test('an optional dependency of one that is needed goes first, too', async () => {
  const { activation, story } = activationOf({ a: {}, b: { waitsFor: ['a'] }, c: { needs: ['b'] } });
  await activation.start('c', 'onStartup');
  expect(story).toEqual(['a…', 'a', 'b…', 'b', 'c…', 'c']);
});

test('an optional dependency that waits for its own event is not started', async () => {
  const { activation, story } = activationOf({ a: { isLazy: true }, b: { waitsFor: ['a'] } });
  await activation.start('b', 'onStartup');
  expect(story).toEqual(['b…', 'b']);
});

test('one that is taken away while it waits for its turn is not started', async () => {
  const { activation, story, remove } = activationOf({ a: {}, b: { needs: ['a'] } });
  const started = activation.start('b', 'onStartup');
  remove('b');
  await expect(started).rejects.toMatchObject({ code: 'NOT_RUNNING' });
  expect(story).toEqual(['a…', 'a']);
});

test('one that is replaced while it waits is started as the new one, once', async () => {
  const { activation, story, replace } = activationOf({ a: {}, b: { needs: ['a'] } });
  const old = activation.start('b', 'onStartup');
  replace('b', {});
  await Promise.all([
    activation.start('b', 'onStartup'),
    expect(old).rejects.toMatchObject({ code: 'NOT_RUNNING' }),
  ]);
  expect(story.filter((step) => step === 'b…')).toHaveLength(1);
});

test('a dependency is not blamed for one that was taken away', async () => {
  const { activation, remove } = activationOf({ a: { fails: true }, b: { needs: ['a'] } });
  const started = activation.start('b', 'onStartup');
  remove('b');
  await expect(started).rejects.toMatchObject({ code: 'NOT_RUNNING' });
});
