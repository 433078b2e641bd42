import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { Dialog } from '../ui/dialog.js';
import { rememberCommand } from './command-memory.js';
import { CommandPage } from './command-page.js';
import type { RunnableEntry } from './palette-entries.js';
import { PaletteList } from './palette-list.js';
import { RunHistory } from './run-history.js';
import { type RunnableCommand, runnableCommand } from './runnable-commands.js';

/** What the palette shows: all commands, one of them with what came of it, or what was run before. */
type Page =
  | { readonly kind: 'list' }
  | { readonly kind: 'command'; readonly runnable: RunnableCommand }
  | { readonly kind: 'run'; readonly runId: number }
  | { readonly kind: 'history' };

/** Finds a command, asks for its arguments, runs it and shows what came back. */
export function CommandPalette() {
  const { closeDialog, showContributedView } = useActions();
  const { perform } = useServices();
  const dialog = useApp((state) => (state.dialog?.kind === 'palette' ? state.dialog : undefined));
  const extensions = useApp((state) => state.extensions);
  const runs = useApp((state) => state.runs);
  const [turnedTo, setPage] = useState<Page>();
  if (dialog === undefined) return null;

  const runnableOf = (extensionId: string, name: string): RunnableCommand | undefined => {
    const extension = extensions[extensionId];
    const contribution = extension?.commands.find(({ command }) => command === name);
    return extension && contribution && runnableCommand(extension, contribution);
  };
  const asked = dialog.command && runnableOf(dialog.command.extensionId, dialog.command.command);
  const first: Page =
    dialog.run !== undefined
      ? { kind: 'run', runId: dialog.run }
      : asked
        ? { kind: 'command', runnable: asked }
        : { kind: 'list' };
  const page = turnedTo ?? first;
  const run = page.kind === 'run' ? runs.find(({ id }) => id === page.runId) : undefined;

  const pick = ({ id, runs: what }: RunnableEntry): void => {
    if (what.kind === 'extension') {
      setPage({ kind: 'command', runnable: what.runnable });
      return;
    }
    rememberCommand(id);
    closeDialog();
    if (what.kind === 'app') perform(what.id);
    else showContributedView(what.view);
  };
  const isFirst = turnedTo === undefined && first.kind !== 'list';
  const navigation = {
    onClose: closeDialog,
    ...(isFirst ? {} : { onBack: () => setPage({ kind: 'list' }) }),
  };
  const title = page.kind === 'command' ? page.runnable.label : (run?.label ?? texts.palette.title);
  return (
    <Dialog title={title} onClose={closeDialog} className={`palette palette-${page.kind}`} bare>
      {page.kind === 'list' && <PaletteList onPick={pick} onHistory={() => setPage({ kind: 'history' })} />}
      {page.kind === 'command' && (
        <CommandPage key={page.runnable.label} runnable={page.runnable} {...navigation} />
      )}
      {run !== undefined && (
        <CommandPage
          key={run.id}
          runnable={runnableOf(run.extensionId, run.command)}
          before={run}
          onClose={closeDialog}
          {...(isFirst ? {} : { onBack: () => setPage({ kind: 'history' }) })}
        />
      )}
      {page.kind === 'history' && (
        <RunHistory onPick={(runId) => setPage({ kind: 'run', runId })} {...navigation} />
      )}
    </Dialog>
  );
}
