import type { Crash, ExtensionView, SerializedError } from '@plugo/extension-host/control';
import type { ReactNode } from 'react';
import { useActions, useApp } from '../actions/services.js';
import type { Tone } from '../extensions/present-state.js';
import { formatMoment, secondsUntil } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { texts } from '../texts/index.js';
import { Button } from '../ui/button.js';
import { CopyButton } from '../ui/copy-button.js';
import { Icon } from '../ui/icon.js';
import { useNow } from '../ui/use-now.js';
import { describeExit, troubleReport } from './trouble-report.js';

/** What is wrong with an extension, how it showed, and what to do; nothing where nothing is wrong. */
export function TroubleCard({ extension }: { readonly extension: ExtensionView }) {
  const { availability, state } = extension;
  if (availability.kind === 'invalid') {
    return <Card extension={extension} title={texts.crash.invalid} tone="error" error={availability.error} />;
  }
  if (availability.kind === 'unresolved') {
    return (
      <Card extension={extension} title={texts.crash.unresolved} tone="warning" error={availability.error} />
    );
  }
  if (availability.kind === 'disabled') return null;
  if (state.status === 'failed') {
    return (
      <Card
        extension={extension}
        title={texts.crash.failed}
        tone="error"
        error={state.error}
        crash={state.crash ?? extension.lastCrash}
        action={texts.details.restart}
      />
    );
  }
  if (state.status === 'backingOff') {
    return (
      <Card
        extension={extension}
        title={<Countdown until={state.until} />}
        tone="warning"
        error={state.crash.error}
        crash={state.crash}
        attempt={state.attempt}
        action={texts.details.restartNow}
      />
    );
  }
  if (extension.reload?.status === 'failed') {
    return (
      <Card
        extension={extension}
        title={texts.crash.reload}
        tone="warning"
        error={extension.reload.error}
        action={texts.details.reload}
      />
    );
  }
  return (
    <>
      <HealthNote extension={extension} />
      <EarlierCrash extension={extension} />
    </>
  );
}

/** Why it works worse than it should, or not yet, in its own words. */
function HealthNote({ extension: { health } }: { readonly extension: ExtensionView }) {
  if (health?.message === undefined || health.status === 'ok') return null;
  return (
    <section
      className="trouble-card tone-warning"
      aria-label={texts.state[health.status]}
      data-testid="health"
    >
      <h2 className="trouble-title">
        <Icon name={health.status === 'degraded' ? 'warning' : 'loading'} />
        <span>{texts.state[health.status]}</span>
      </h2>
      <p className="trouble-message">{visibleText(health.message)}</p>
    </section>
  );
}

function Countdown({ until }: { readonly until: number }) {
  return texts.crash.backingOff(secondsUntil(until, useNow()));
}

interface CardProps {
  readonly extension: ExtensionView;
  readonly title: ReactNode;
  readonly tone: Tone;
  readonly error: SerializedError;
  readonly crash?: Crash | undefined;
  readonly attempt?: number;
  /** Words of the button that starts it again. */
  readonly action?: string;
}

function Card({ extension, title, tone, error, crash, attempt, action }: CardProps) {
  const { extension: actions } = useActions();
  const busy = useApp((state) => state.operations[extension.id] !== undefined);
  return (
    <section className={`trouble-card tone-${tone}`} aria-label={texts.crash.nextStep} data-testid="trouble">
      <h2 className="trouble-title">
        <Icon name={tone === 'error' ? 'error' : 'warning'} />
        <span>{title}</span>
      </h2>
      <p className="trouble-message">{visibleText(error.message)}</p>
      <CrashFacts extension={extension} crash={crash} attempt={attempt} />
      <p className="trouble-next">
        <strong>{texts.crash.nextStep}:</strong> {error.nextStep}
      </p>
      <div className="button-row">
        {action !== undefined && (
          <Button icon="debug-restart" disabled={busy} onClick={() => void actions.reload(extension.id)}>
            {action}
          </Button>
        )}
        <CopyButton text={troubleReport(extension, error, crash)} label={texts.common.copyError} />
      </div>
    </section>
  );
}

interface CrashFactsProps {
  readonly extension: ExtensionView;
  readonly crash: Crash | undefined;
  readonly attempt?: number | undefined;
}

function CrashFacts({ extension: { restarts }, crash, attempt }: CrashFactsProps) {
  const now = useNow(false);
  if (crash === undefined) return null;
  const { exit } = crash;
  const words = texts.crash;
  return (
    <>
      <dl className="trouble-facts">
        {exit !== undefined && <Fact name={words.exit} value={describeExit(exit)} />}
        <Fact name={words.when} value={formatMoment(crash.at, now)} />
        {attempt !== undefined && <Fact name={words.attempt} value={String(attempt)} />}
        <Fact name={words.restarts} value={String(restarts)} />
      </dl>
      {exit !== undefined && exit.lastErrorLines.length > 0 && (
        <figure className="trouble-lines">
          <figcaption>{words.lastLines}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard. */}
          <pre tabIndex={0}>{exit.lastErrorLines.map(visibleText).join('\n')}</pre>
        </figure>
      )}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** A crash it has recovered from, folded away. */
function EarlierCrash({ extension }: { readonly extension: ExtensionView }) {
  const { lastCrash, restarts } = extension;
  if (lastCrash === undefined || restarts === 0) return null;
  return (
    <details className="earlier-crash">
      <summary>{texts.crash.earlier(restarts)}</summary>
      <p className="trouble-message">{visibleText(lastCrash.error.message)}</p>
      <CrashFacts extension={extension} crash={lastCrash} />
    </details>
  );
}
