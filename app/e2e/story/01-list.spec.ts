import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/paths.mjs';
import { isRunning, processTrees } from '../fixtures/process-tree.js';
import { expect, test, withWindow } from '../support/story-test.js';
import { place } from '../support/write-extension.js';

const recordWindowShown = join(import.meta.dirname, '../support/record-window-shown.cjs');

interface Sample {
  readonly name: string;
  readonly displayName: string;
  readonly version: string;
  readonly publisher: string;
  readonly description: string;
}

/** What the samples say of themselves. */
const samples = readdirSync(join(ROOT, 'sample-extensions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const folder = join(ROOT, 'sample-extensions', name);
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Sample;
  });

const sampleNamed = (name: string) => {
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`There is no sample called ${name}.`);
  return sample;
};

test('1. the window opens before any extension has started', async ({ launchApp, dataDir }) => {
  place(dataDir, {
    main: `
      import { writeFileSync } from 'node:fs';
      writeFileSync(${JSON.stringify(join(dataDir, 'began'))}, String(performance.timeOrigin));
      plugo.run();`,
  });
  const { ui, electron } = withWindow(await launchApp({ preload: recordWindowShown }));
  await ui.runningPid('sound');
  const shown = await electron.evaluate(
    () => (globalThis as unknown as { windowShownAt: number }).windowShownAt,
  );
  const began = Number(readFileSync(join(dataDir, 'began'), 'utf8'));
  expect(shown).toBeLessThan(began);
});

test('1. the list shows of each extension what it is and how it is', async ({ startWith }) => {
  const { ui } = await startWith();
  await expect(ui.extensions.getByRole('listitem')).toHaveCount(samples.length);
  for (const name of ['hello-world', 'word-count', 'clock', 'hello-python']) {
    const { displayName, version, publisher, description } = sampleNamed(name);
    const row = ui.row(displayName);
    await expect(ui.state(displayName)).toHaveText('Running', { timeout: 15_000 });
    await expect(ui.state(displayName)).toHaveAttribute('data-tone', 'ok');
    await expect(row.locator('.extension-icon')).toBeVisible();
    await expect(row).toContainText(version);
    await expect(row).toContainText(publisher);
    await expect(row).toContainText(description);
    await expect(row.getByTestId('process').locator('.figure')).toHaveText([
      /^pid \d+$/,
      /^[1-9]\d* MB$/,
      /^\d+ s$/,
    ]);
  }
});

test('1. pid, memory and uptime are those of the process', async ({ startWith }) => {
  const { ui, pid: mainPid } = await startWith({});
  const pid = await ui.runningPid('sound');
  const [found] = processTrees([mainPid]).filter((process) => process.pid === pid);
  expect(found && isRunning(found)).toBe(true);
  expect(found?.command).toContain('main.mjs');

  const figures = ui.row('sound').getByTestId('process').locator('.figure');
  const shownBytes = async () => Number.parseInt((await figures.nth(1).textContent()) ?? '', 10) * 1e6;
  const residentBytes = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  const error = async () => Math.abs((await shownBytes()) / residentBytes() - 1);
  await expect.poll(error, 'memory shown against that of the process').toBeLessThan(0.2);

  const seconds = async () => Number.parseInt((await figures.nth(2).textContent()) ?? '', 10);
  const before = await seconds();
  await expect.poll(seconds).toBeGreaterThan(before);
});

test('1. each state has a word and a colour', async ({ startWith, dataDir }) => {
  const { ui } = await startWith(
    { name: 'active' },
    { name: 'waiting', manifest: { activationEvents: ['onCommand:waiting.go'] } },
    { name: 'starting', main: 'await new Promise((resolve) => setTimeout(resolve, 60_000));' },
    { name: 'activating', main: 'plugo.run({ activate: () => new Promise(() => {}) });' },
    { name: 'failing', manifest: { main: undefined, plugo: { run: { command: 'no-such-program' } } } },
    { name: 'needy', manifest: { extensionDependencies: { 'test.absent': '^1.0.0' } } },
    { name: 'newer', manifest: { engines: { plugo: '^99.0.0' } } },
    { name: 'broken', manifest: { version: 'one' } },
  );
  const shows = async (name: string, word: string, tone: string) => {
    await expect(ui.state(name)).toHaveText(word);
    await expect(ui.state(name)).toHaveAttribute('data-tone', tone);
  };
  await shows('active', 'Running', 'ok');
  await shows('waiting', 'On demand', 'muted');
  await shows('starting', 'Starting', 'busy');
  await shows('activating', 'Activating', 'busy');
  await shows('failing', 'Failed', 'error');
  await shows('needy', 'Needs test.absent', 'warning');
  await shows('newer', 'Incompatible', 'error');
  await shows('broken', 'Broken', 'error');

  const toneColours = await ui.extensions
    .getByTestId('state')
    .evaluateAll((badges) =>
      Object.fromEntries(badges.map((badge) => [badge.dataset.tone, getComputedStyle(badge).color])),
    );
  expect(new Set(Object.values(toneColours)).size).toBe(Object.keys(toneColours).length);

  const reason = (name: string) => ui.row(name).getByTestId('problem');
  await expect(reason('failing')).toContainText('no-such-program');
  await expect(reason('needy')).toHaveText('test.needy needs test.absent ^1.0.0, which is not installed.');
  await expect(reason('newer')).toHaveText(
    'newer runs on Plugo ^99.0.0 (engines.plugo), and this is Plugo 0.1.0.',
  );
  await expect(reason('broken')).toHaveText(
    `${join(dataDir, 'extensions/broken/package.json')} is not valid. ` +
      'version is "one"; it must be a semantic version, such as "1.0.0".',
  );
});

test('1. a broken extension is listed with its reason beside those that run', async ({ startWith }) => {
  const { ui } = await startWith();
  const { displayName } = sampleNamed('missing-dependency');
  await expect(ui.row(displayName).getByTestId('problem')).toContainText('which is not installed');
  await expect(ui.state(displayName)).toHaveAttribute('data-tone', 'warning');
  await ui.runningPid(sampleNamed('hello-world').displayName);
  await expect(ui.statusBar.getByTestId('count-broken')).toHaveText('1 with problems');
});
