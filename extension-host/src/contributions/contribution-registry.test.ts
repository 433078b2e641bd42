import { expect, test } from 'vitest';
import { describe } from '../testing/write-extension.js';
import { buildContributions } from './contribution-registry.js';

const contributing = (id: string, ...commands: readonly string[]) =>
  describe(id, { contributes: { commands: commands.map((command) => ({ command, title: command })) } });

test('commands are found by name and listed by extension', () => {
  const registry = buildContributions([
    contributing('plugo.b', 'b.two', 'b.one'),
    contributing('plugo.a', 'a.run'),
  ]);
  expect(registry.commands.map(({ command }) => command.command)).toEqual(['a.run', 'b.two', 'b.one']);
  expect(registry.findCommand('b.one')).toMatchObject({
    extensionId: 'plugo.b',
    command: { title: 'b.one' },
  });
  expect(registry.findCommand('constructor')).toBeUndefined();
});

test('an argument whose schema is broken, or does not allow its own default, is warned of', () => {
  const declared = [
    { name: 'colour', schema: { type: 'colour' } },
    { name: 'count', schema: { type: 'integer', default: 'many' } },
  ];
  const commands = [{ command: 'a.run', title: 'Run', arguments: declared }];
  expect(buildContributions([describe('plugo.a', { contributes: { commands } })]).warnings).toEqual([
    { extensionId: 'plugo.a', message: expect.stringContaining('The argument colour of a.run has a schema') },
    {
      extensionId: 'plugo.a',
      message:
        'The argument count of a.run has a schema or a default that is no good: it is "many", and must be integer.',
    },
  ]);
});

test('a command that two contribute goes to the first by id, and the other is warned', () => {
  const registry = buildContributions([contributing('plugo.b', 'x.run'), contributing('plugo.a', 'x.run')]);
  expect(registry.findCommand('x.run')?.extensionId).toBe('plugo.a');
  expect(registry.warnings).toEqual([
    {
      extensionId: 'plugo.b',
      message: 'The command x.run is contributed by plugo.a too, which answers it. Give it another name.',
    },
  ]);
});
