import type { CommandContribution, ExtensionView } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { runnableCommands } from './runnable-commands.js';

const command = (name: string, title: string, category?: string): CommandContribution => ({
  command: name,
  title,
  arguments: [],
  ...(category === undefined ? {} : { category }),
});
const extension = (over: Partial<ExtensionView>) =>
  ({
    availability: { kind: 'enabled' },
    state: { status: 'inactive' },
    activationEvents: ['onStartup'],
    commands: [],
    ...over,
  }) as unknown as ExtensionView;

test('lists what can be run first and says why the rest cannot', () => {
  const listed = runnableCommands([
    extension({ availability: { kind: 'disabled' }, commands: [command('a.hidden', 'Hidden')] }),
    extension({ commands: [command('b.stopped', 'Alpha')] }),
    extension({ activationEvents: ['onCommand:c.wakes'], commands: [command('c.wakes', 'Wakes', 'Zebra')] }),
    extension({ state: { status: 'active', since: 0, pid: 1 }, commands: [command('d.runs', 'Runs')] }),
  ]);
  expect(listed.map(({ label, reason }) => [label, reason])).toEqual([
    ['Runs', undefined],
    ['Zebra: Wakes', undefined],
    ['Alpha', 'not running'],
  ]);
});
