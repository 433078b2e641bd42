/** Whether these are the keys, as Electron writes accelerators: `CmdOrCtrl+Shift+P`. */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const has = (part: string): boolean => parts.includes(part);
  return (
    (event.ctrlKey || event.metaKey) === has('CmdOrCtrl') &&
    event.shiftKey === has('Shift') &&
    event.altKey === has('Alt') &&
    event.key.toLowerCase() === parts.at(-1)?.toLowerCase()
  );
}
