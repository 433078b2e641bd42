import type { ViewTree } from '@plugo/sdk/protocol';
import { type KeyboardEvent, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { toSerializedError } from '../rpc/request-error.js';
import { Icon } from '../ui/icon.js';
import { type LoadedNodes, type TreeRow, type TreeState, treeRows } from './tree-rows.js';
import { ViewActions } from './view-actions.js';
import { useView } from './view-context.js';

/** Nodes that unfold; arrows walk through them, and children may be fetched when they are wanted. */
export function TreeView({ tree, label }: { readonly tree: ViewTree; readonly label: string }) {
  const { loadNodes } = useActions();
  const { view } = useView();
  const [state, setState] = useState<TreeState>({ open: {}, loaded: {} });
  const [current, setCurrent] = useState('0');
  const list = useRef<HTMLDivElement>(null);
  const rows = treeRows(tree.nodes, state);
  const words = texts.contributed;
  if (rows.length === 0) return <p className="view-empty hint">{visibleText(tree.empty ?? words.noNodes)}</p>;
  const focused = rows.some(({ path }) => path === current) ? current : '0';

  const setLoaded = (path: string, loaded: LoadedNodes) =>
    setState((before) => ({ ...before, loaded: { ...before.loaded, [path]: loaded } }));

  const toggle = ({ path, node, open }: TreeRow, wanted = open !== true): void => {
    if (open === undefined || wanted === open) return;
    setState((before) => ({ ...before, open: { ...before.open, [path]: wanted } }));
    const known = state.loaded[path];
    if (!wanted || node.load === undefined || known?.kind === 'loaded' || known?.kind === 'loading') return;
    setLoaded(path, { kind: 'loading' });
    loadNodes(view, node.load.command, node.load.arguments ?? []).then(
      (nodes) => setLoaded(path, { kind: 'loaded', nodes }),
      (thrown) => setLoaded(path, { kind: 'failed', reason: toSerializedError(thrown).message }),
    );
  };

  const goTo = (path: string | undefined): void => {
    if (path === undefined) return;
    setCurrent(path);
    list.current?.querySelector<HTMLElement>(`[data-path="${path}"]`)?.focus();
  };

  const press = (event: KeyboardEvent<HTMLElement>, row: TreeRow, index: number): void => {
    if (event.target !== event.currentTarget) return;
    const parent = row.path.includes('.') ? row.path.slice(0, row.path.lastIndexOf('.')) : undefined;
    const { open, path } = row;
    const moves = new Map<string, () => void>([
      ['ArrowDown', () => goTo(rows[index + 1]?.path)],
      ['ArrowUp', () => goTo(rows[index - 1]?.path)],
      ['Home', () => goTo(rows[0]?.path)],
      ['End', () => goTo(rows.at(-1)?.path)],
      ['ArrowRight', () => (open === true ? goTo(`${path}.0`) : toggle(row, true))],
      ['ArrowLeft', () => (open === true ? toggle(row, false) : goTo(parent))],
      ['Enter', () => toggle(row)],
      [' ', () => toggle(row)],
    ]);
    const move = moves.get(event.key);
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  return (
    <div className="view-tree" role="tree" aria-label={label} ref={list}>
      {rows.map((row, index) => (
        <TreeLine
          key={row.path}
          row={row}
          focused={row.path === focused}
          onToggle={() => {
            setCurrent(row.path);
            toggle(row);
          }}
          onKeyDown={(event) => press(event, row, index)}
        />
      ))}
    </div>
  );
}

interface TreeLineProps {
  readonly row: TreeRow;
  readonly focused: boolean;
  readonly onToggle: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

function TreeLine({ row, focused, onToggle, onKeyDown }: TreeLineProps) {
  const { node, level, open, path, note } = row;
  const { label, description, icon, tone, actions } = node;
  const words = texts.contributed;
  const indent = { paddingLeft: 6 + (level - 1) * 16 };
  return (
    <>
      <div
        className={`tree-row ${tone === undefined ? '' : `tone-${tone}`}`}
        role="treeitem"
        data-path={path}
        aria-level={level}
        aria-posinset={row.place}
        aria-setsize={row.siblings}
        aria-expanded={open}
        aria-label={visibleText(description === undefined ? label : `${label}, ${description}`)}
        tabIndex={focused ? 0 : -1}
        style={indent}
        onClick={onToggle}
        onKeyDown={onKeyDown}
      >
        <span className="tree-twist">
          {open !== undefined && <Icon name={open ? 'chevron-down' : 'chevron-right'} />}
        </span>
        {icon !== undefined && <Icon name={icon} className="tree-icon" />}
        <span className="tree-label">{visibleText(label)}</span>
        {description !== undefined && (
          <span className="hint tree-description">{visibleText(description)}</span>
        )}
        <ViewActions actions={actions} of={label} reachable={focused} />
      </div>
      {note?.kind === 'loading' && (
        <p className="hint tree-note" style={indent}>
          {words.loadingNodes}
        </p>
      )}
      {note?.kind === 'failed' && (
        <p className="field-error tree-note" role="alert" style={indent}>
          {words.notLoaded(visibleText(note.reason))}
        </p>
      )}
    </>
  );
}
