import { expect, test } from 'vitest';
import { CallGate } from './call-gate.js';

function gateOf(inFlight: number, queued: number, isOpen = () => true) {
  const started: string[] = [];
  const gate = new CallGate(isOpen, { inFlight, queued });
  return { gate, started, enter: (name: string) => gate.enter(() => started.push(name)) };
}

test('calls go at once while there is room, then wait in order', () => {
  const { started, enter } = gateOf(2, 5);
  const [first] = ['a', 'b', 'c', 'd'].map(enter);
  expect(started).toEqual(['a', 'b']);
  first?.leave();
  first?.leave();
  expect(started).toEqual(['a', 'b', 'c']);
});

test('one that gives up in the queue never starts', () => {
  const { started, enter } = gateOf(1, 5);
  const [first, second] = ['a', 'b', 'c'].map(enter);
  second?.leave();
  first?.leave();
  expect(started).toEqual(['a', 'c']);
});

test('a full queue takes nobody, and has room again when one starts', () => {
  const { enter } = gateOf(1, 2);
  const [first] = ['a', 'b', 'c'].map(enter);
  expect(enter('d')).toBeUndefined();
  first?.leave();
  expect(enter('d')).toBeDefined();
});

test('nobody starts while the gate is closed', () => {
  let open = false;
  const { gate, started, enter } = gateOf(2, 5, () => open);
  enter('a');
  expect(started).toEqual([]);
  open = true;
  gate.advance();
  expect(started).toEqual(['a']);
});
