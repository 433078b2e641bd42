import { readdir, readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { call, useHosts } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();

/**
 * Burns in a function of that name, in one turn of its event loop; the call itself is answered before. A function that runs when the
 * recording begins may be known by its caller only, so it is called again and again, in a way that the compiler does not merge.
 */
const burner = `
import { register, run } from '@plugo/sdk';
function burnHere() { const end = Date.now() + 20; let sum = 0; while (Date.now() < end) sum += Math.sqrt(sum + 1); return sum; }
function burnUntil(end) { while (Date.now() < end) [2, 1].sort(burnHere); }
globalThis.heap = Array.from({ length: 20000 }, (_, i) => ({ marked: 'kept ' + i }));
register({ burn(ms) { setTimeout(burnUntil, 50, Date.now() + 50 + ms); } }, 'Burner');
run();
`;

const never = () => new AbortController().signal;

async function burning() {
  await hosts.installed({ name: 'burner', code: burner });
  return hosts.start();
}

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[];
  readonly samples: readonly number[];
}

test('a CPU profile names the function that burns, even while it keeps the event loop from turning', async () => {
  const host = await burning();
  const recording = host.profiles.record({ id: 'test.burner', kind: 'cpu', duration: 700 }, never());
  // It burns for longer than the recording lasts: only another thread can end that and write it down.
  await call(host, 'test.burner', 'Burner.burn', 2_500);
  const profile = await recording;
  expect(profile).toMatchObject({ extensionId: 'test.burner', kind: 'cpu' });
  expect((await stat(profile.file)).mode & 0o777).toBe(0o600);
  const { nodes, samples } = JSON.parse(await readFile(profile.file, 'utf8')) as CpuProfile;
  const burningNodes = nodes.filter((node) => node.callFrame.functionName === 'burnHere').map(({ id }) => id);
  const share = samples.filter((id) => burningNodes.includes(id)).length / samples.length;
  expect(share).toBeGreaterThan(0.3);
  expect((await host.profiles.read(profile.profileId, 0)).text).toContain('burnHere');
});

test('a recording ends early when it is stopped, and is kept', async () => {
  const host = await burning();
  const recording = host.profiles.record({ id: 'test.burner', kind: 'cpu', duration: 60_000 }, never());
  await eventually(async () => expect(await readdir(`${hosts.dataDirectory}/profiles`)).toHaveLength(1));
  await expect(host.profiles.record({ id: 'test.burner', kind: 'cpu' }, never())).rejects.toMatchObject({
    code: 'PROFILE_FAILED',
  });
  await host.profiles.stop('test.burner');
  const profile = await recording;
  expect(host.profiles.list).toEqual([profile]);
});

test('one that is cancelled leaves nothing', async () => {
  const host = await burning();
  const cancelling = new AbortController();
  const recording = host.profiles.record(
    { id: 'test.burner', kind: 'cpu', duration: 60_000 },
    cancelling.signal,
  );
  await eventually(async () => expect(await readdir(`${hosts.dataDirectory}/profiles`)).toHaveLength(1));
  cancelling.abort();
  await expect(recording).rejects.toMatchObject({ code: 'CALL_CANCELLED' });
  expect(await readdir(`${hosts.dataDirectory}/profiles`)).toEqual([]);
  expect(await call(host, 'test.burner', 'Burner.burn', 1)).toBeNull();
});

test('a heap snapshot, as Chrome reads it', async () => {
  const host = await burning();
  const { file } = await host.profiles.record({ id: 'test.burner', kind: 'heap' }, never());
  const { snapshot, strings } = JSON.parse(await readFile(file, 'utf8')) as {
    snapshot: { node_count: number };
    strings: string[];
  };
  expect(snapshot.node_count).toBeGreaterThan(20_000);
  expect(strings).toContain('marked');
});
