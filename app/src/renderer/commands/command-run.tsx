import { useCallback, useEffect, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { ExtensionIcon } from '../extensions/extension-icon.js';
import { visibleText } from '../logs/log-text.js';
import { toSerializedError } from '../rpc/request-error.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { ArgumentForm } from './argument-form.js';
import { CommandOutcome } from './command-outcome.js';
import type { RunState } from './run-state.js';
import type { RunnableCommand } from './runnable-commands.js';

interface CommandRunProps {
  readonly runnable: RunnableCommand;
  readonly onBack?: () => void;
  readonly onClose: () => void;
}

/** One command from its arguments to its result. One that asks for nothing runs at once. */
export function CommandRun({ runnable, onBack, onClose }: CommandRunProps) {
  const { call } = useActions();
  const { extension, command, label } = runnable;
  const asks = command.arguments.length > 0;
  const [state, setState] = useState<RunState>({ kind: asks ? 'asking' : 'running' });
  const started = useRef(false);

  const run = useCallback(
    async (args: readonly unknown[]): Promise<void> => {
      setState({ kind: 'running' });
      try {
        setState({ kind: 'returned', result: await call(extension.id, command.command, args) });
      } catch (thrown) {
        setState({ kind: 'failed', error: toSerializedError(thrown) });
      }
    },
    [call, extension.id, command.command],
  );
  useEffect(() => {
    if (asks || started.current) return;
    started.current = true;
    void run([]);
  }, [asks, run]);

  return (
    <div className="command-run">
      <div className="command-header">
        {onBack !== undefined && <IconButton icon="arrow-left" label={texts.palette.back} onClick={onBack} />}
        <ExtensionIcon extension={extension} size="medium" />
        <div className="command-title">
          <h3>{visibleText(label)}</h3>
          <p className="hint">
            {extension.displayName} · <code>{command.command}</code>
          </p>
        </div>
        <IconButton icon="close" label={texts.common.close} onClick={onClose} />
      </div>
      {command.description !== undefined && (
        <p className="command-description">{visibleText(command.description)}</p>
      )}
      {asks && (
        <ArgumentForm command={command} running={state.kind === 'running'} onRun={(args) => void run(args)} />
      )}
      {state.kind === 'running' && (
        <p className="command-progress" role="status">
          <Icon name="loading" /> {texts.palette.running(label)}
        </p>
      )}
      <CommandOutcome state={state} {...(asks ? {} : { onAgain: () => void run([]) })} />
    </div>
  );
}
