import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Dialog } from '../ui/dialog.js';
import { CommandRun } from './command-run.js';
import { PaletteList } from './palette-list.js';
import { type RunnableCommand, runnableCommand } from './runnable-commands.js';

/** Finds a command, asks for its arguments, runs it and shows what came back. */
export function CommandPalette() {
  const { closeDialog } = useActions();
  const dialog = useApp((state) => (state.dialog?.kind === 'palette' ? state.dialog : undefined));
  const extensions = useApp((state) => state.extensions);
  const [picked, setPicked] = useState<RunnableCommand>();
  if (dialog === undefined) return null;

  const asked = dialog.command;
  const extension = asked === undefined ? undefined : extensions[asked.extensionId];
  const contribution = extension?.commands.find(({ command }) => command === asked?.command);
  const preset = extension && contribution ? runnableCommand(extension, contribution) : undefined;
  const chosen = picked ?? preset;
  return (
    <Dialog title={chosen?.label ?? texts.palette.title} onClose={closeDialog} className="palette" bare>
      {chosen === undefined ? (
        <PaletteList onPick={setPicked} />
      ) : (
        <CommandRun
          runnable={chosen}
          {...(preset === undefined ? { onBack: () => setPicked(undefined) } : {})}
          onClose={closeDialog}
        />
      )}
    </Dialog>
  );
}
