import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { processTrees } from '../fixtures/process-tree.js';
import { expect, test } from '../support/story-test.js';
import { mend, unstartable } from '../support/unstartable.js';
import type { ExtensionSource } from '../support/write-extension.js';

/** Writes down when its activation began and ended. */
function witness(name: string, dataDir: string, needs: readonly string[], takes = 0): ExtensionSource {
  const file = JSON.stringify(join(dataDir, `times-${name}`));
  return {
    name,
    manifest: { extensionDependencies: Object.fromEntries(needs.map((id) => [`test.${id}`, '*'])) },
    main: `
      import { writeFileSync } from 'node:fs';
      plugo.run({
        async activate() {
          const began = Date.now();
          await new Promise((resolve) => setTimeout(resolve, ${takes}));
          writeFileSync(${file}, JSON.stringify([began, Date.now()]));
        },
      });`,
  };
}

function timesOf(name: string, dataDir: string): readonly [began: number, ended: number] {
  return JSON.parse(readFileSync(join(dataDir, `times-${name}`), 'utf8'));
}

test('4. extensions start in the order of their dependencies', async ({ startWith, dataDir }) => {
  const { ui } = await startWith(
    witness('roof', dataDir, ['walls']),
    witness('walls', dataDir, ['ground'], 300),
    witness('ground', dataDir, [], 300),
  );
  await ui.runningPid('roof');
  const [ground, walls, roof] = ['ground', 'walls', 'roof'].map((name) => timesOf(name, dataDir));
  expect(walls?.[0]).toBeGreaterThanOrEqual(ground?.[1] ?? Number.NaN);
  expect(roof?.[0]).toBeGreaterThanOrEqual(walls?.[1] ?? Number.NaN);
});

test('4. independent ones start at the same time', async ({ startWith, dataDir }) => {
  // Each waits in its activation for the other's to begin: one after another, neither would end.
  const meeting = (name: string, partner: string): ExtensionSource => ({
    name,
    main: `
      import { existsSync, writeFileSync } from 'node:fs';
      const here = (name) => ${JSON.stringify(dataDir)} + '/here-' + name;
      plugo.run({
        async activate() {
          writeFileSync(here('${name}'), '');
          while (!existsSync(here('${partner}'))) await new Promise((resolve) => setTimeout(resolve, 10));
        },
      });`,
  });
  const { ui } = await startWith(meeting('left', 'right'), meeting('right', 'left'));
  await ui.runningPid('left');
  await ui.runningPid('right');
});

test('4. an extension whose dependency fails is not started, and is when that one runs', async ({
  startWith,
  dataDir,
}) => {
  const { ui } = await startWith(unstartable('ground'), witness('walls', dataDir, ['ground']));
  await expect(ui.state('ground')).toHaveText('Failed');
  await expect(ui.state('walls')).toHaveText('Failed');
  await expect(ui.row('walls').getByTestId('problem')).toContainText('ground');
  expect(existsSync(join(dataDir, 'times-walls'))).toBe(false);

  mend(dataDir, 'ground');
  await ui.press('ground', 'Restart ground');
  await ui.runningPid('ground');
  await ui.runningPid('walls');
});

test('4. each is a process of its own, over a Unix socket that is its alone', async ({ startWith }) => {
  const app = await startWith({ name: 'one' }, { name: 'two' }, { name: 'three' });
  const pids = await Promise.all(['one', 'two', 'three'].map((name) => app.ui.runningPid(name)));
  expect(new Set(pids).size).toBe(3);
  expect(processTrees([app.pid]).map(({ pid }) => pid)).toEqual(expect.arrayContaining(pids));
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    await expect(app.ui.row(name).getByTestId('process')).toContainText('Unix');
    const endpoint = endpointOf(pids[index]);
    expect(endpoint).toMatch(/^unix:\//);
    expect(unixSocketsAt(endpoint.slice('unix:'.length)), 'the host end of its connection').toHaveLength(1);
    expect(tcpPortsOf(pids[index])).toEqual([]);
  }
  expect(new Set(pids.map(endpointOf)).size).toBe(3);
});

test('4. TCP when the manifest says so, on this computer only', async ({ startWith }) => {
  const { ui } = await startWith({ name: 'wired', manifest: { transport: 'tcp' } }, { name: 'usual' });
  const pid = await ui.runningPid('wired');
  await expect(ui.row('wired').getByTestId('process')).toContainText('TCP');
  const endpoint = endpointOf(pid);
  expect(endpoint).toMatch(/^tcp:127\.0\.0\.1:\d+$/);
  expect(tcpPortsOf(pid)).toEqual([Number(endpoint.split(':').at(-1))]);
  await ui.runningPid('usual');
  await expect(ui.row('usual').getByTestId('process')).toContainText('Unix');
});

test('4. TCP when a setting says so; a manifest that says Unix has the last word', async ({ startWith }) => {
  const { ui } = await startWith({ name: 'usual' }, { name: 'unix', manifest: { transport: 'unix' } });
  const before = await ui.runningPid('usual');
  await ui.runningPid('unix');
  const settings = await ui.openSettings('Connection');
  await settings.getByRole('combobox', { name: 'Connection to extensions' }).selectOption('tcp');
  await ui.showView('Extensions');

  for (const name of ['usual', 'unix']) await ui.press(name, 'Reload');
  await expect(ui.row('usual').getByTestId('process')).toContainText('TCP');
  const pid = await ui.runningPid('usual');
  expect(pid).not.toBe(before);
  expect(tcpPortsOf(pid)).toEqual([Number(endpointOf(pid).split(':').at(-1))]);
  await ui.runningPid('unix');
  await expect(ui.row('unix').getByTestId('process')).toContainText('Unix');
});

/** What the host told the process at its start about where to dial. */
function endpointOf(pid: number | undefined): string {
  const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  return (
    environment.find((entry) => entry.startsWith('PLUGO_ENDPOINT='))?.slice('PLUGO_ENDPOINT='.length) ?? ''
  );
}

/** Connected Unix sockets with this path: those of the side that listened. */
function unixSocketsAt(path: string): readonly string[] {
  const connected = '03';
  return readFileSync('/proc/net/unix', 'utf8')
    .split('\n')
    .map((line) => line.split(/\s+/))
    .filter((fields) => fields[5] === connected && fields[7] === path)
    .map((fields) => fields[6] ?? '');
}

/** Ports on 127.0.0.1 the process is connected to. */
function tcpPortsOf(pid: number | undefined): readonly number[] {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    }),
  );
  const loopback = '0100007F';
  const established = '01';
  return readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === established && own.has(`socket:[${fields[9]}]`))
    .map((fields) => fields[2]?.split(':') ?? [])
    .filter(([address]) => address === loopback)
    .map(([, port]) => Number.parseInt(port ?? '', 16));
}
