import {
  type Crash,
  type ExtensionView,
  errorTable,
  type SerializedError,
} from '@plugo/extension-host/control';
import type { ReactNode } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import type { Tone } from '../extensions/present-state.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { CopyButton } from '../ui/copy-button.js';
import { Icon } from '../ui/icon.js';
import { CrashFacts } from './crash-facts.js';
import { crashReportText } from './crash-report-text.js';
import { CrashReportView } from './crash-report-view.js';
import { troubleReport } from './trouble-report.js';
import { useCrashReport } from './use-crash-report.js';

interface CrashCardProps {
  readonly extension: ExtensionView;
  readonly title: ReactNode;
  readonly tone: Tone;
  readonly error: SerializedError;
  readonly crash?: Crash | undefined;
  readonly attempt?: number;
  /** Words of the button that starts it again. */
  readonly action?: string;
}

/** What is wrong, why, what was recorded before it, and what can be done about it. */
export function CrashCard({ extension, title, tone, error, crash, attempt, action }: CrashCardProps) {
  const report = useCrashReport(extension.id, crash);
  const words = texts.crash;
  const copied = [troubleReport(extension, error, crash), ...(report ? [crashReportText(report)] : [])];
  return (
    <section className={`trouble-card tone-${tone}`} aria-label={words.nextStep} data-testid="trouble">
      <h2 className="trouble-title">
        <Icon name={tone === 'error' ? 'error' : 'warning'} />
        <span>{title}</span>
      </h2>
      <p className="trouble-message">{visibleText(error.message)}</p>
      <p>
        <strong>{words.cause}:</strong> {errorTable[(crash?.error ?? error).code].meaning}
      </p>
      <p className="trouble-next">
        <strong>{words.nextStep}:</strong> {visibleText(error.nextStep)}
      </p>
      <CrashButtons extension={extension} action={action} report={copied.join('\n')} />
      <CrashFacts extension={extension} crash={crash} attempt={attempt} report={report} />
      {report !== undefined && <CrashReportView report={report} />}
    </section>
  );
}

interface CrashButtonsProps {
  readonly extension: ExtensionView;
  readonly action: string | undefined;
  /** What is copied. */
  readonly report: string;
}

function CrashButtons({ extension: { id, availability, displayName }, action, report }: CrashButtonsProps) {
  const { extension: actions, showLogOf } = useActions();
  const busy = useApp((state) => state.operations[id] !== undefined);
  const words = texts.crash;
  return (
    <div className="button-row">
      {action !== undefined && (
        <Button
          icon="debug-restart"
          disabled={busy}
          label={words.buttonOf(action, displayName)}
          onClick={() => void actions.reload(id)}
        >
          {action}
        </Button>
      )}
      {availability.kind === 'enabled' && (
        <Button
          secondary
          icon="circle-slash"
          disabled={busy}
          label={words.buttonOf(texts.details.disable, displayName)}
          onClick={() => void actions.disable(id)}
        >
          {texts.details.disable}
        </Button>
      )}
      <Button secondary icon="output" onClick={() => showLogOf(id)}>
        {words.openLog}
      </Button>
      <CopyButton text={report} label={words.copyReport} />
    </div>
  );
}
