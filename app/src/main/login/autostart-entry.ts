/** A desktop entry that starts a command at login, as freedesktop.org's autostart specification has it. */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Plugo',
    `Exec=${command.map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Quoted for an Exec line, then once more for a value of a desktop entry. */
function quote(word: string): string {
  const percent = word.replaceAll('%', '%%');
  if (/^[\w./:@=+,%-]+$/.test(percent)) return percent;
  return `"${percent.replace(/["`$\\]/g, '\\$&')}"`.replaceAll('\\', '\\\\');
}
