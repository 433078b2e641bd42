import type { Crash, CrashReport, ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { formatEvent, formatShortDuration } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { useNow } from '../ui/use-now.js';
import { describeExit } from './trouble-report.js';

interface CrashFactsProps {
  readonly extension: ExtensionView;
  readonly crash: Crash | undefined;
  readonly attempt?: number | undefined;
  readonly report?: CrashReport | undefined;
}

/** How and when it ended, how often, and its last words. */
export function CrashFacts({ extension: { restarts }, crash, attempt, report }: CrashFactsProps) {
  const now = useNow(false);
  if (crash === undefined) return null;
  const { exit } = crash;
  const words = texts.crash;
  return (
    <>
      <dl className="trouble-facts">
        {exit !== undefined && <Fact name={words.exit} value={describeExit(exit)} />}
        <Fact name={words.when} value={formatEvent(crash.at, now)} />
        {report !== undefined && <Fact name={words.count} value={words.counted(report.count)} />}
        {report?.run.lived !== undefined && (
          <Fact name={words.lived} value={formatShortDuration(report.run.lived)} />
        )}
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
