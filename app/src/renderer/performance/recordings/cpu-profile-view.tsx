import { useMemo, useState } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { TextField } from '../../ui/text-field.js';
import { formatLatency } from '../format-metric.js';
import type { CpuProfile } from './cpu-profile.js';
import { FlameChart } from './flame-chart.js';
import { TotalsTable } from './totals-table.js';

type Order = 'time' | 'heavy' | 'totals';
const orders: readonly Order[] = ['heavy', 'time', 'totals'];

/** A CPU profile: equal calls together, calls as they came, or what each function took. */
export function CpuProfileView({ profile }: { readonly profile: CpuProfile }) {
  const [order, setOrder] = useState<Order>('heavy');
  const [search, setSearch] = useState('');
  const words = texts.performance;
  const { duration, samples, functions } = profile;
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    if (wanted === '') return undefined;
    const matching = functions.filter(({ name }) => name.toLowerCase().includes(wanted));
    const self = matching.reduce((sum, one) => sum + one.self, 0);
    return texts.performance.found(matching.length, `${((self / duration) * 100).toFixed(1)} %`);
  }, [functions, duration, search]);
  const summary = words.flameOf(formatLatency(duration / 1_000), samples);
  return (
    <div className="cpu-profile">
      <div className="recording-tools">
        <fieldset className="segments" aria-label={words.order}>
          {orders.map((one) => (
            <button
              key={one}
              type="button"
              className="segment"
              aria-pressed={order === one}
              onClick={() => setOrder(one)}
            >
              {words.orders[one]}
            </button>
          ))}
        </fieldset>
        <TextField
          label={words.findFunction}
          placeholder={words.findFunction}
          icon="search"
          value={search}
          onInput={setSearch}
        />
        <span className="hint" role="status">
          {found ?? summary}
        </span>
      </div>
      {order === 'totals' ? (
        <TotalsTable profile={profile} search={search} />
      ) : (
        <FlameChart
          spans={order === 'time' ? profile.inTime : profile.leftHeavy}
          duration={duration}
          search={search}
          label={`${words.flameChart}. ${words.mostTime(mostTime(profile))}`}
          {...(order === 'time' ? { end: duration } : {})}
        />
      )}
    </div>
  );
}

/** Name and share of the function that took most time itself. */
function mostTime({ functions, duration }: CpuProfile): string {
  const [first] = functions.toSorted((a, b) => b.self - a.self);
  if (first === undefined) return '–';
  return `${first.name || texts.performance.anonymous} (${((first.self / duration) * 100).toFixed(0)} %)`;
}
