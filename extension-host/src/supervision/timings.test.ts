import { expect, test } from 'vitest';
import { testExtension } from '../testing/test-extension.js';
import { defaultTimings, timingsFor } from './timings.js';

const restart = { policy: 'on-crash', reload: 'beside' } as const;

test('what the manifest says wins over the defaults and over what was passed in', () => {
  const { manifest } = testExtension('well', {
    handshakeTimeout: 1,
    activationTimeout: 2,
    restart: { ...restart, maxCrashes: 3, windowSeconds: 4, maxBackoffSeconds: 5 },
  });
  expect(timingsFor(manifest, { crashLimit: 9, pingInterval: 9 })).toEqual({
    ...defaultTimings,
    pingInterval: 9,
    handshake: 1_000,
    activation: 2_000,
    crashLimit: 3,
    crashWindow: 4_000,
    backOffCap: 5_000,
  });
  expect(timingsFor(testExtension('well').manifest)).toEqual(defaultTimings);
});
