import type { CrashReport } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { crashReportText } from './crash-report-text.js';

const report: CrashReport = {
  extensionId: 'plugo.crash-loop',
  name: 'x',
  at: 0,
  displayName: 'Crash Loop',
  error: { code: 'EXITED', message: 'It exited.', nextStep: 'See the log.' },
  count: 3,
  consequence: { kind: 'stopped' },
  run: { pid: 7, lived: 4_000, transport: { kind: 'unix', encryption: 'none' } },
  versions: { host: '0.1.0', extension: '1.0.0', runtime: 'node', node: 'v24', platform: 'linux-x64 6' },
  log: [],
  messages: [{ direction: 'sent', at: 0, kind: 'request', method: 'activate', preview: '{"a":"\u001b[2J"}' }],
  memory: [{ at: 0, memory: 40e6, cpu: 1 }],
};

test('how often, how long, over what, which versions, how much memory, which messages; escapes are seen', () => {
  expect(crashReportText(report)).toBe(
    [
      'How often: 3 crashes since Plugo started',
      'It ran for: 4.0 s',
      'Connection: unix, none',
      'Versions: host 0.1.0, extension 1.0.0, runtime node, node v24, platform linux-x64 6',
      'Memory until the crash: 40 MB',
      'Last 1 message:',
      '1970-01-01T00:00:00.000Z to it request activate {"a":"^[[2J"}',
    ].join('\n'),
  );
});
