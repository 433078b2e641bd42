import { useEffect, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { ExtensionIcon } from '../extensions/extension-icon.js';
import { visibleText } from '../logs/log-text.js';
import type { CommandRun } from '../store/command-runs.js';
import { IconButton } from '../ui/icon-button.js';
import { ArgumentForm } from './argument-form.js';
import { CommandOutcome } from './command-outcome.js';
import type { RunnableCommand } from './runnable-commands.js';

interface CommandPageProps {
  /** Undefined where the extension is gone since. */
  readonly runnable: RunnableCommand | undefined;
  /** A run whose outcome is shown first. */
  readonly before?: CommandRun;
  readonly onBack?: () => void;
  readonly onClose: () => void;
}

/** One command from its arguments to its result. One that asks for nothing runs at once. */
export function CommandPage({ runnable, before, onBack, onClose }: CommandPageProps) {
  const { runCommand } = useActions();
  const [runId, setRunId] = useState(before?.id);
  const run = useApp((state) => state.runs.find(({ id }) => id === runId));
  const asks = runnable !== undefined && runnable.command.arguments.length > 0;
  const started = useRef(before !== undefined);

  const start = (args: readonly unknown[]): void => {
    if (runnable === undefined) return;
    const { extension, command, label } = runnable;
    setRunId(runCommand({ extensionId: extension.id, command: command.command, label }, args));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs once, when it appears.
  useEffect(() => {
    if (asks || started.current) return;
    started.current = true;
    start([]);
  }, []);

  const label = runnable?.label ?? before?.label ?? '';
  const name = runnable?.command.command ?? before?.command ?? '';
  const running = run?.state.kind === 'running';
  return (
    <div className="command-run">
      <div className="command-header">
        {onBack !== undefined && <IconButton icon="arrow-left" label={texts.palette.back} onClick={onBack} />}
        {runnable !== undefined && <ExtensionIcon extension={runnable.extension} size="medium" />}
        <div className="command-title">
          <h3>{visibleText(label)}</h3>
          <p className="hint">
            {visibleText(runnable?.extension.displayName ?? before?.extensionId ?? '')} · <code>{name}</code>
          </p>
        </div>
        <IconButton icon="close" label={texts.common.close} onClick={onClose} />
      </div>
      {runnable?.command.description !== undefined && (
        <p className="command-description">{visibleText(runnable.command.description)}</p>
      )}
      {asks && (
        <ArgumentForm
          runnable={runnable}
          running={running}
          {...(before ? { start: before.args } : {})}
          onRun={start}
        />
      )}
      {run !== undefined && (
        <CommandOutcome
          key={run.id}
          run={run}
          {...(asks || runnable === undefined ? {} : { onAgain: () => start([]) })}
        />
      )}
    </div>
  );
}
