import { expect, test } from 'vitest';
import type { TrafficMessage } from '../model/traffic.js';
import { readRecording, writeRecording } from './recording.js';

const message: TrafficMessage = {
  seq: 1,
  at: 1_000,
  extensionId: 'test.a',
  process: 1,
  direction: 'toExtension',
  kind: 'request',
  id: 3,
  method: 'A.b',
  lane: 'main',
  encoding: 'json',
  size: 50,
  content: '["x\\ny"]',
};
const recording = { recordedAt: 900, hostVersion: '0.1.0', dropped: 2, messages: [message, message] };

test('what was written is read again', () => {
  expect(readRecording(writeRecording(recording))).toEqual(recording);
});

test('one whose last line was cut off is read up to there', () => {
  const text = writeRecording(recording).trimEnd();
  expect(readRecording(text.slice(0, -20)).messages).toHaveLength(1);
});

test.each([
  ['{}', /is no recording/],
  ['', /is no recording/],
  ['{"format":"plugo-traffic","version":2}', /newer Plugo/],
  ['{"format":"plugo-traffic","version":1}\n{"seq":1}\n', /Line 2 of the recording is no message/],
  [`${writeRecording({ recordedAt: 0, messages: [{ ...message, kind: 'x' as never }] })}`, /Line 2/],
])('%j is refused with the reason', (text, reason) => {
  expect(() => readRecording(text)).toThrow(reason);
});
