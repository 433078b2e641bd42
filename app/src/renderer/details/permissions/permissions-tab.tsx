import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../../shared/texts/index.js';
import { useActions, useApp } from '../../actions/services.js';
import { formatEvent } from '../../format/format.js';
import { visibleText } from '../../logs/log-text.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { Section } from '../../ui/section.js';
import { useNow } from '../../ui/use-now.js';
import type { DetailTabProps } from '../detail-tab.js';
import { Refusal } from '../refusal.js';
import { useAnswer } from '../use-answer.js';
import { type PermissionRow, permissionRows } from './permission-rows.js';

/** Milliseconds after which the counts are looked up again. */
const lookAgain = 2_000;

/** What it asks for, what it is granted, and what it used. */
export function PermissionsTab({ extension }: DetailTabProps) {
  const { permissionUses } = useActions();
  const now = useNow();
  const answer = useAnswer(
    () => permissionUses(extension.id),
    extension.id,
    String(Math.floor(now / lookAgain)),
  );
  if (answer.status === 'waiting') return null;
  if (answer.status === 'refused') return <Refusal error={answer.error} />;
  return <PermissionTable extension={extension} rows={permissionRows(extension, answer.value)} now={now} />;
}

interface PermissionTableProps {
  readonly extension: ExtensionView;
  readonly rows: readonly PermissionRow[];
  readonly now: number;
}

function PermissionTable({ rows, now }: PermissionTableProps) {
  const words = texts.permissions;
  if (rows.length === 0) return <EmptyState icon="shield" title={words.none} text={words.noneText} />;
  return (
    <Section title={words.title} hint={words.hint}>
      <div className="data-table-frame">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{words.permission}</th>
              <th scope="col">{words.asked}</th>
              <th scope="col">{words.granted}</th>
              <th scope="col">{words.used}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <PermissionName row={row} />
                </th>
                <td>
                  <Mark good={row.asked} word={row.asked ? words.yes : words.no} />
                </td>
                <td>
                  <Granted row={row} />
                </td>
                <td className="figure">
                  <Used row={row} now={now} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function PermissionName({ row: { kind, target } }: { readonly row: PermissionRow }) {
  const name = useApp((state) => state.extensions[target]?.displayName) ?? target;
  const words = texts.permissions;
  if (kind === 'declared') return <code>{visibleText(target)}</code>;
  return <span title={target}>{kind === 'call' ? words.call(name) : words.event(name)}</span>;
}

function Granted({ row: { granted } }: { readonly row: PermissionRow }) {
  const words = texts.permissions;
  if (granted === 'unchecked')
    return (
      <span className="hint" title={words.uncheckedHint}>
        {words.unchecked}
      </span>
    );
  return <Mark good={granted === 'yes'} word={granted === 'yes' ? words.yes : words.no} />;
}

function Used({ row, now }: { readonly row: PermissionRow; readonly now: number }) {
  const words = texts.permissions;
  if (row.granted === 'unchecked') return <span className="hint">{words.notCounted}</span>;
  return (
    <>
      {row.used > 0 || row.refused === 0 ? words.times(row.used) : null}
      {row.refused > 0 && <span className="tone-warning toned">{words.refusedTimes(row.refused)}</span>}
      {row.lastAt !== undefined && <span className="hint">{words.last(formatEvent(row.lastAt, now))}</span>}
    </>
  );
}

function Mark({ good, word }: { readonly good: boolean; readonly word: string }) {
  return (
    <span className={`mark toned tone-${good ? 'ok' : 'warning'}`}>
      <Icon name={good ? 'check' : 'circle-slash'} /> {word}
    </span>
  );
}
