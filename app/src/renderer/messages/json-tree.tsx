import { type KeyboardEvent, type MouseEvent, useId, useMemo, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { type JsonNode, kindOf, summaryOf, type TreeState, visibleNodes } from './json-nodes.js';

const closed: TreeState = { toggled: new Set(), whole: new Set() };

/** A value of JSON as a tree: arrows walk, open and close; the value and the path of a line can be copied. */
export function JsonTree({ value, label }: { readonly value: unknown; readonly label: string }) {
  const { copy } = useActions();
  const [state, setState] = useState(closed);
  const [current, setCurrent] = useState(0);
  const prefix = useId();
  const nodes = useMemo(() => visibleNodes(value, state), [value, state]);
  const at = Math.min(current, nodes.length - 1);
  const node = nodes[at];

  const toggle = ({ path, hidden }: JsonNode): void =>
    setState(({ toggled, whole }) =>
      hidden === undefined
        ? { toggled: flipped(toggled, path), whole }
        : { toggled, whole: flipped(whole, path) },
    );
  const press = (event: KeyboardEvent): void => {
    if (node === undefined) return;
    const move = movesOf(nodes, at)[event.key];
    if (move !== undefined) setCurrent(move);
    else if (event.key === 'ArrowRight' && node.isOpen === false) toggle(node);
    else if (event.key === 'ArrowLeft' && node.isOpen === true) toggle(node);
    else if (event.key === 'ArrowLeft') setCurrent(parentOf(nodes, at));
    else if ((event.key === 'Enter' || event.key === ' ') && isToggled(node)) toggle(node);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'c' && document.getSelection()?.isCollapsed)
      void copy(textOf(node.value));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const click = ({ target }: MouseEvent): void => {
    const line = (target as HTMLElement).closest<HTMLElement>('.content-line');
    const picked = nodes[Number(line?.dataset.index)];
    if (line === null || picked === undefined || isButton(target) || !document.getSelection()?.isCollapsed)
      return;
    setCurrent(nodes.indexOf(picked));
    if (isToggled(picked)) toggle(picked);
  };
  return (
    <div
      className="content-tree"
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={`${prefix}${at}`}
      onKeyDown={press}
      onClick={click}
    >
      {nodes.map((line, index) => (
        <Line
          key={`${line.path} ${line.hidden ?? ''}`}
          id={`${prefix}${index}`}
          node={line}
          current={index === at}
          index={index}
        />
      ))}
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly node: JsonNode;
  readonly current: boolean;
  readonly index: number;
}

function Line({ id, node, current, index }: LineProps) {
  const { copy } = useActions();
  const { path, depth, key, value, isOpen, hidden } = node;
  // The tree has the focus and says which line is meant; it hears clicks and keys.
  const item = {
    role: 'treeitem',
    'aria-level': depth + 1,
    'aria-expanded': isOpen,
    'aria-selected': current,
  };
  const words = texts.messages;
  return (
    <div
      {...item}
      id={id}
      className="content-line"
      data-index={index}
      data-current={current}
      style={{ paddingLeft: 6 + depth * 14 }}
    >
      <span className="content-twist">
        {isOpen !== undefined && <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />}
      </span>
      {hidden !== undefined ? (
        <span className="content-more">{words.more(hidden)}</span>
      ) : (
        <>
          {key !== undefined && <span className="content-key">{visibleText(key)}</span>}
          {(isOpen !== true || key === undefined) && (
            <span className={`content-value content-${kindOf(value)}`}>{summaryOf(value)}</span>
          )}
          <span className="content-copy">
            <IconButton icon="copy" label={words.copyValue} onClick={() => void copy(textOf(value))} />
            {path !== '' && (
              <IconButton
                icon="symbol-field"
                label={words.copyPath}
                onClick={() => void copy(pathText(path))}
              />
            )}
          </span>
        </>
      )}
    </div>
  );
}

function isButton(target: EventTarget): boolean {
  return (target as HTMLElement).closest('button') !== null;
}

function isToggled({ isOpen, hidden }: JsonNode): boolean {
  return isOpen !== undefined || hidden !== undefined;
}

function flipped(set: ReadonlySet<string>, path: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(path)) next.add(path);
  return next;
}

function movesOf(nodes: readonly JsonNode[], at: number): Readonly<Record<string, number | undefined>> {
  return {
    ArrowDown: Math.min(at + 1, nodes.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: nodes.length - 1,
    ...(nodes[at]?.isOpen === true ? { ArrowRight: Math.min(at + 1, nodes.length - 1) } : {}),
  };
}

function parentOf(nodes: readonly JsonNode[], at: number): number {
  const depth = nodes[at]?.depth ?? 0;
  for (let index = at - 1; index >= 0; index -= 1) if ((nodes[index]?.depth ?? 0) < depth) return index;
  return at;
}

/** A text as it is; everything else as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, undefined, 2) ?? '');
}

function pathText(path: string): string {
  return path.startsWith('.') ? path.slice(1) : path;
}
