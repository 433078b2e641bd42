import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { userNodeVersion } from '../user-node.mjs';
import { unshadowNode } from './unshadow-node.mjs';

test('the command "node" of a package is taken away, the others stay', () => {
  const modules = mkdtempSync(join(tmpdir(), 'plugo-modules-'));
  onTestFinished(() => rmSync(modules, { recursive: true }));
  mkdirSync(join(modules, '.bin'));
  for (const name of ['node', 'vitest']) writeFileSync(join(modules, '.bin', name), '');
  unshadowNode(modules);
  expect(['node', 'vitest'].filter((name) => existsSync(join(modules, '.bin', name)))).toEqual(['vitest']);
});

test('the tests run on the Node the person runs npm with', () => {
  expect(process.versions.node).toBe(userNodeVersion());
});
