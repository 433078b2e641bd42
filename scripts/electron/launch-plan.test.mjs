import { expect, test } from 'vitest';
import { planLaunch } from './launch-plan.mjs';

const desktop = { platform: 'linux', root: false, display: true, xvfb: false, userNamespaces: true };

test('a desktop user gets the sandbox and their own screen', () => {
  expect(planLaunch(desktop)).toEqual({
    prefix: [],
    sandbox: true,
    chromiumFlags: [],
    notes: [],
    virtualDisplay: false,
  });
});

test('root keeps the sandbox by becoming an ordinary user of a namespace', () => {
  const plan = planLaunch({ ...desktop, root: true });
  expect(plan).toMatchObject({ sandbox: true, chromiumFlags: [] });
  expect(plan.prefix.join(' ')).toBe('unshare -U --map-user=1000 --map-group=1000');
});

test('without user namespaces the sandbox goes off, and it is said', () => {
  const plan = planLaunch({ ...desktop, root: true, userNamespaces: false });
  expect(plan).toMatchObject({ prefix: [], sandbox: false, chromiumFlags: ['--no-sandbox'] });
  expect(plan.notes).toEqual([expect.stringContaining('sandbox is OFF')]);
});

test('without a display Xvfb stands in', () => {
  expect(planLaunch({ ...desktop, display: false, xvfb: true })).toMatchObject({ virtualDisplay: true });
});

test('without a display and Xvfb, the command that gets it is named', () => {
  const { obstacle } = planLaunch({ ...desktop, display: false });
  expect(obstacle).toContain('apt-get install --no-install-recommends xvfb');
});

test('Windows and macOS need none of this', () => {
  const windows = { platform: 'win32', root: false, display: true, xvfb: false, userNamespaces: false };
  expect(planLaunch(windows)).toMatchObject({ prefix: [], sandbox: true, notes: [], virtualDisplay: false });
});
