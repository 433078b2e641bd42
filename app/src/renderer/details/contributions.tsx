import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { runnableCommand } from '../commands/runnable-commands.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { Section } from '../ui/section.js';

/** The commands it contributes, each with a Run button. */
export function CommandSection({ extension }: { readonly extension: ExtensionView }) {
  const { openPalette } = useActions();
  const words = texts.details;
  const commands = extension.commands.map((command) => runnableCommand(extension, command));
  return (
    <Section title={words.commands} count={commands.length}>
      {commands.length === 0 && <p className="hint">{words.noCommands}</p>}
      <ul className="rows">
        {commands.map(({ command, label, reason }) => (
          <li key={command.command} className="row">
            <div className="row-text">
              <span className="row-title">{visibleText(label)}</span>
              <code className="row-code">{command.command}</code>
              {command.description !== undefined && (
                <span className="hint">{visibleText(command.description)}</span>
              )}
            </div>
            {reason !== undefined && <span className="hint">{reason}</span>}
            <Button
              secondary
              icon="play"
              disabled={reason !== undefined}
              label={words.runCommand(label)}
              onClick={() => openPalette({ extensionId: extension.id, command: command.command })}
            >
              {words.run}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The methods that other extensions and programs can call. */
export function MethodSection({ extension: { methods } }: { readonly extension: ExtensionView }) {
  if (methods.length === 0) return null;
  return (
    <Section title={texts.details.methods} hint={texts.details.methodsHint} count={methods.length}>
      <ul className="chips">
        {methods.map((method) => (
          <li key={method}>
            <code className="chip">{method}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
