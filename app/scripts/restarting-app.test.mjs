import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { RestartingApp } from './restarting-app.mjs';

// It says that it has started once it can be stopped in order.
const TAKES_ITS_TIME = `
  process.on('SIGTERM', () => setTimeout(() => { note('end'); process.exit(0); }, 200));
  setInterval(() => {}, 1000);
  note('start');`;

let story;
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

/** An app that is this script; `note` adds to its story. */
function appThat(script) {
  const folder = mkdtempSync(join(tmpdir(), 'plugo-app-'));
  const file = join(folder, 'story');
  writeFileSync(file, '');
  story = () => readFileSync(file, 'utf8').trim();
  const note = `const note = (word) => require('node:fs').appendFileSync(${JSON.stringify(file)}, word + ' ');`;
  const app = new RestartingApp([process.execPath, '-e', note + script], {});
  onTestFinished(async () => {
    await app.stop();
    rmSync(folder, { recursive: true });
  });
  return app;
}

test('the old one has ended before the new one starts, and two saves make one start', async () => {
  const app = appThat(TAKES_ITS_TIME);
  app.start();
  await vi.waitFor(() => expect(story()).toBe('start'));
  app.restart('this');
  app.restart('that');
  await vi.waitFor(() => expect(story()).toBe('start end start'), 5_000);
  await app.stop();
  expect(story()).toBe('start end start end');
});

test('its own end is passed on; the end of a restart is not', async () => {
  const app = appThat(TAKES_ITS_TIME);
  const ended = vi.fn();
  app.onEnded = ended;
  app.start();
  await vi.waitFor(() => expect(story()).toBe('start'));
  await app.stop();
  expect(ended).not.toHaveBeenCalled();
});

test('an app that cannot start starts again at the next save', async () => {
  const app = appThat(`note('crash'); process.exit(7)`);
  const ended = vi.fn();
  app.onEnded = ended;
  app.start();
  await vi.waitFor(() => expect(console.log).toHaveBeenCalledWith(expect.stringContaining('exit code 7')));
  app.restart('it');
  await vi.waitFor(() => expect(story()).toBe('crash crash'), 5_000);
  expect(ended).not.toHaveBeenCalled();
});
