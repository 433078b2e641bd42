import { Command } from 'cmdk';
import { useEffect, useMemo, useRef } from 'react';
import { type AppCommandId, appCommands } from '../../shared/app-commands.js';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { ExtensionIcon } from '../extensions/extension-icon.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { type RunnableCommand, runnableCommands } from './runnable-commands.js';

/** All commands with a search box. Those that cannot be run say why. */
export function PaletteList({ onPick }: { readonly onPick: (command: RunnableCommand) => void }) {
  const extensions = useApp((state) => state.extensions);
  const commands = useMemo(() => runnableCommands(Object.values(extensions)), [extensions]);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const words = texts.palette;
  return (
    <Command label={words.search} loop className="palette-command">
      <div className="palette-search">
        <Icon name="chevron-right" />
        <Command.Input ref={input} placeholder={words.search} />
      </div>
      <Command.List label={words.title} className="palette-list">
        <Command.Empty className="palette-empty">{words.noMatch}</Command.Empty>
        <Command.Group heading={words.ofExtensions}>
          {commands.length === 0 && <p className="palette-empty">{words.empty}</p>}
          {commands.map((runnable) => (
            <CommandItem key={keyOf(runnable)} runnable={runnable} onPick={onPick} />
          ))}
        </Command.Group>
        <Command.Group heading={words.ofPlugo}>
          <OwnCommands />
        </Command.Group>
      </Command.List>
    </Command>
  );
}

const keyOf = ({ extension, command }: RunnableCommand): string => `${extension.id}/${command.command}`;

interface CommandItemProps {
  readonly runnable: RunnableCommand;
  readonly onPick: (command: RunnableCommand) => void;
}

function CommandItem({ runnable, onPick }: CommandItemProps) {
  const { extension, command, label, reason } = runnable;
  return (
    <Command.Item
      value={`${label} ${keyOf(runnable)}`}
      keywords={[extension.displayName]}
      disabled={reason !== undefined}
      onSelect={() => onPick(runnable)}
      className="palette-item"
    >
      <ExtensionIcon extension={extension} size="small" />
      <span className="palette-label">{visibleText(label)}</span>
      <code className="palette-code">{command.command}</code>
      <span className="palette-source">
        {extension.displayName}
        {reason !== undefined && ` — ${reason}`}
      </span>
    </Command.Item>
  );
}

/** What the app itself can do, found by the same search. */
function OwnCommands() {
  const { closeDialog } = useActions();
  const { perform } = useServices();
  const own = (Object.keys(appCommands) as AppCommandId[]).filter((id) => id !== 'runCommand');
  return own.map((id) => (
    <Command.Item
      key={id}
      value={`${texts.commands[id]} ${id}`}
      onSelect={() => {
        closeDialog();
        perform(id);
      }}
      className="palette-item"
    >
      <Icon name={appCommands[id].icon} className="palette-icon" />
      <span className="palette-label">{texts.commands[id]}</span>
    </Command.Item>
  ));
}
