import { expect, test } from 'vitest';
import { autostartEntry } from './autostart-entry.js';

const execOf = (...command: readonly string[]) =>
  autostartEntry(command)
    .split('\n')
    .find((line) => line.startsWith('Exec='));

test('the command is written as it is', () => {
  expect(autostartEntry(['/opt/plugo/plugo', '--hidden'])).toBe(
    [
      '[Desktop Entry]',
      'Type=Application',
      'Name=Plugo',
      'Exec=/opt/plugo/plugo --hidden',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ].join('\n'),
  );
});

test('what an Exec line would misread is quoted', () => {
  expect(execOf('/opt/my plugo/plugo')).toBe('Exec="/opt/my plugo/plugo"');
  expect(execOf('/opt/100%/plugo')).toBe('Exec=/opt/100%%/plugo');
  expect(execOf('/opt/$HOME "x"/plugo')).toBe(String.raw`Exec="/opt/\\$HOME \\"x\\"/plugo"`);
});
