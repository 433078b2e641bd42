import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { secondsUntil } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { useNow } from '../ui/use-now.js';
import { CrashCard } from './crash-card.js';
import { CrashFacts } from './crash-facts.js';

/** What is wrong with an extension, how it showed, and what to do; nothing where nothing is wrong. */
export function TroubleCard({ extension }: { readonly extension: ExtensionView }) {
  const { availability, state } = extension;
  if (availability.kind === 'invalid') {
    return (
      <CrashCard extension={extension} title={texts.crash.invalid} tone="error" error={availability.error} />
    );
  }
  if (availability.kind === 'unresolved') {
    return (
      <CrashCard
        extension={extension}
        title={texts.crash.unresolved}
        tone="warning"
        error={availability.error}
      />
    );
  }
  if (availability.kind === 'disabled') return null;
  if (state.status === 'failed') {
    return (
      <CrashCard
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
      <CrashCard
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
      <CrashCard
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
