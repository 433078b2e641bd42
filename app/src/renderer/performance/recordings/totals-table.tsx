import { useState } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { Icon } from '../../ui/icon.js';
import { formatLatency } from '../format-metric.js';
import type { CpuProfile, ProfileFunction } from './cpu-profile.js';

/** More rows than a person reads. */
const most = 300;

/** What each function took, itself and with all that it called. */
export function TotalsTable({ profile, search }: { readonly profile: CpuProfile; readonly search: string }) {
  const [column, setColumn] = useState<'self' | 'total'>('self');
  const words = texts.performance;
  const wanted = search.trim().toLowerCase();
  const rows = profile.functions
    .filter(({ name }) => wanted === '' || (name || words.anonymous).toLowerCase().includes(wanted))
    .toSorted((a, b) => b[column] - a[column])
    .slice(0, most);
  return (
    <div className="totals-frame">
      <table className="metrics-table totals-table" aria-label={words.totals}>
        <thead>
          <tr>
            {(['self', 'total'] as const).map((one) => (
              <th key={one} scope="col" aria-sort={column === one ? 'descending' : 'none'}>
                <button type="button" onClick={() => setColumn(one)}>
                  {words[one]}
                  {column === one && <Icon name="chevron-down" />}
                </button>
              </th>
            ))}
            <th scope="col" className="plain-head" data-column="name">
              {words.function}
            </th>
            <th scope="col" className="plain-head" data-column="name">
              {words.place}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two functions may have the same name and place.
            <Row key={index} row={one} duration={profile.duration} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, duration }: { readonly row: ProfileFunction; readonly duration: number }) {
  const share = (microseconds: number) => `${((microseconds / duration) * 100).toFixed(1)} %`;
  const time = (microseconds: number) => (
    <td className="figure">
      <span className="totals-bar" style={{ width: `${((microseconds / duration) * 100).toFixed(1)}%` }} />
      {formatLatency(microseconds / 1_000)} <span className="hint">{share(microseconds)}</span>
    </td>
  );
  return (
    <tr>
      {time(row.self)}
      {time(row.total)}
      <th scope="row" className="totals-name">
        {row.name || texts.performance.anonymous}
      </th>
      <td className="totals-place" title={row.url}>
        {row.url === ''
          ? ''
          : `${row.url.replace(/^file:\/\//, '').replace(/^.*\/(?=[^/]+\/[^/]+$)/, '')}:${row.line}`}
      </td>
    </tr>
  );
}
