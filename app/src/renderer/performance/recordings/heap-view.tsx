import { useState } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { formatBytes } from '../../format/format.js';
import { TextField } from '../../ui/text-field.js';
import type { HeapConstructor, HeapObject, HeapSummary } from './heap-snapshot.js';

/** What is in a heap snapshot: by constructor, and the largest objects. */
export function HeapView({ summary }: { readonly summary: HeapSummary }) {
  const [shown, show] = useState<'constructors' | 'largest'>('constructors');
  const [search, setSearch] = useState('');
  const words = texts.performance;
  const wanted = search.trim().toLowerCase();
  const matches = ({ name }: { readonly name: string }) =>
    wanted === '' || name.toLowerCase().includes(wanted);
  return (
    <div className="heap">
      <div className="recording-tools">
        <fieldset className="segments" aria-label={words.heap}>
          {(['constructors', 'largest'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="segment"
              aria-pressed={shown === one}
              onClick={() => show(one)}
            >
              {words[one]}
            </button>
          ))}
        </fieldset>
        <TextField
          label={words.filterConstructors}
          placeholder={words.filterConstructors}
          icon="search"
          value={search}
          onInput={setSearch}
        />
        <span className="hint" role="status">
          {words.heapTotal} {formatBytes(summary.total)} · {words.heapNodes(summary.objects)}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by the keyboard, and nothing in it takes the focus. */}
      <section className="totals-frame" aria-label={words.heap} tabIndex={0}>
        {shown === 'constructors' ? (
          <Constructors rows={summary.constructors.filter(matches)} total={summary.total} />
        ) : (
          <Largest rows={summary.largest.filter(matches)} total={summary.total} />
        )}
      </section>
    </div>
  );
}

function Constructors({
  rows,
  total,
}: {
  readonly rows: readonly HeapConstructor[];
  readonly total: number;
}) {
  const words = texts.performance;
  return (
    <table className="metrics-table totals-table" aria-label={words.constructors}>
      <thead>
        <tr>
          <Head name={words.constructor} wide />
          <Head name={words.objects} />
          <Head name={words.shallow} />
          <Head name={words.retained} hint={words.retainedHint} />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count, shallow, retained }) => (
          <tr key={name}>
            <th scope="row" className="totals-name">
              {name}
            </th>
            <td className="figure">{count.toLocaleString()}</td>
            <Size bytes={shallow} total={total} />
            <Size bytes={retained} total={total} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Largest({ rows, total }: { readonly rows: readonly HeapObject[]; readonly total: number }) {
  const words = texts.performance;
  return (
    <table className="metrics-table totals-table" aria-label={words.largest}>
      <thead>
        <tr>
          <Head name={words.object} wide />
          <Head name={words.shallow} />
          <Head name={words.retained} hint={words.retainedHint} />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, shallow, retained }) => (
          <tr key={id}>
            <th scope="row" className="totals-name">
              {name} <span className="hint">@{id}</span>
            </th>
            <Size bytes={shallow} total={total} />
            <Size bytes={retained} total={total} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({
  name,
  hint,
  wide = false,
}: {
  readonly name: string;
  readonly hint?: string;
  readonly wide?: boolean;
}) {
  return (
    <th scope="col" className="plain-head" data-column={wide ? 'name' : undefined} title={hint}>
      {name}
    </th>
  );
}

function Size({ bytes, total }: { readonly bytes: number; readonly total: number }) {
  const share = `${((bytes / Math.max(1, total)) * 100).toFixed(1)}%`;
  return (
    <td className="figure">
      <span className="totals-bar" style={{ width: share }} />
      {formatBytes(bytes)}
    </td>
  );
}
