import { expect, test } from 'vitest';
import { checkNode } from './check-node.mjs';

test.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0-nightly'])('Node %s is new enough', (version) => {
  expect(checkNode(version)).toEqual({ state: version });
});

test.each(['18.20.4', '20.18.9', '9.99.99'])('Node %s is refused, and the way out named', (version) => {
  expect(() => checkNode(version)).toThrow(`needs Node 20.19.0 or newer and this is Node ${version}`);
});
