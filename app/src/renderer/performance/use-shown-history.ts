import type { MetricHistory } from '@plugo/extension-host/control';
import { useEffect, useState } from 'react';
import { useActions, useApp } from '../actions/services.js';
import { emptyHistory, fineSpan, shownRange } from './metric-history.js';

export type Span = 'minutes' | 'hour';

const hour = 3_600_000;
/** An hour is in steps of so many milliseconds. */
const hourStep = 10_000;

/** What a chart shows. */
export interface ShownHistory {
  readonly history: MetricHistory;
  readonly range: readonly [number, number];
}

/** The last 5 min as they come, or the last hour, of an extension or of all. */
export function useShownHistory(id: string, span: Span): ShownHistory {
  const { metricHour } = useActions();
  const fine = useApp((state) => state.metrics[id]) ?? emptyHistory;
  const [coarse, setCoarse] = useState<MetricHistory>(emptyHistory);
  useEffect(() => {
    if (span === 'minutes') return;
    let wanted = true;
    const load = async () => {
      const history = await metricHour(id);
      if (wanted && history !== undefined) setCoarse(history);
    };
    void load();
    const timer = setInterval(() => void load(), hourStep);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [id, span, metricHour]);
  const history = span === 'minutes' ? fine : coarse;
  return { history, range: shownRange(history, span === 'minutes' ? fineSpan : hour) };
}
