import type { ExtensionView } from '../control/extension-view.js';
import type { HostControl } from '../control/host-control.js';
import { describeState, reasonOf } from './describe-state.js';
import { printable } from './printable.js';

/** Prints a line for each change of state of an extension, with the reason where there is one. */
export function printStates(host: Pick<HostControl, 'snapshot' | 'onDidChange'>): void {
  const known = new Map<string, string>();
  const tell = (id: string, line: string) => {
    if (known.get(id) === line) return;
    known.set(id, line);
    process.stdout.write(`● ${printable(line)}\n`);
  };
  const print = (view: ExtensionView) =>
    tell(view.id, [view.id, describeState(view), reasonOf(view)].filter(Boolean).join(' · '));
  host.snapshot().extensions.forEach(print);
  host.onDidChange(({ changed, removed }) => {
    changed.forEach(print);
    for (const id of removed) if (known.has(id)) tell(id, `${id} · removed`);
  });
}
