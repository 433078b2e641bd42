import type { ExtensionView } from '@plugo/extension-host/control';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import type { MenuPlace } from '../ui/menu.js';
import { ExtensionRow } from './extension-row.js';

/** Pixels of a usual row; each is measured when it is drawn. */
const usualHeight = 78;
/** Rows drawn beyond those in view, so that scrolling shows no gaps. */
const overscan = 10;

interface ExtensionRowsProps {
  readonly extensions: readonly ExtensionView[];
  readonly onMenu: (id: string, place: MenuPlace) => void;
}

/** The rows in view, of however many there are. */
export function ExtensionRows({ extensions, onMenu }: ExtensionRowsProps) {
  const { select } = useActions();
  const selectedId = useApp((state) => state.selectedId);
  const operations = useApp((state) => state.operations);
  const scroller = useRef<HTMLDivElement>(null);
  /** The row that gets the focus as soon as it is drawn. */
  const wanted = useRef<number>(undefined);
  const virtualizer = useVirtualizer({
    count: extensions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => extensions[index]?.id ?? index,
    overscan,
  });
  const items = virtualizer.getVirtualItems();
  const selectedIndex = extensions.findIndex(({ id }) => id === selectedId);
  const reachable = Math.max(selectedIndex, 0);

  const focusWanted = () => {
    if (wanted.current === undefined) return;
    const name = scroller.current?.querySelector<HTMLElement>(
      `[data-index="${wanted.current}"] .extension-name`,
    );
    if (!name) return;
    wanted.current = undefined;
    name.focus({ preventScroll: true });
  };
  useLayoutEffect(focusWanted);

  // One that is chosen elsewhere, such as in the graph or by an installation, comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls.
  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedId]);

  const walk = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('.extension-item');
    if (row === null || !(event.target as HTMLElement).matches('.extension-name')) return;
    const index = Number(row.dataset.index);
    if (event.key === 'Enter') {
      event.preventDefault();
      document.querySelector<HTMLElement>('.details [role="tab"][aria-selected="true"]')?.focus();
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / usualHeight) - 1);
    const target = targetOf(event.key, index, extensions.length, page);
    if (target === undefined) return;
    event.preventDefault();
    wanted.current = target;
    virtualizer.scrollToIndex(target, { align: 'auto' });
    focusWanted();
  };

  return (
    <div className="extension-items" ref={scroller}>
      <ul
        className="extension-extent"
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={texts.extensions.title}
        onKeyDown={walk}
      >
        {items.map(({ index, start }) => {
          const extension = extensions[index];
          if (extension === undefined) return null;
          return (
            <ExtensionRow
              key={extension.id}
              extension={extension}
              index={index}
              count={extensions.length}
              top={start}
              rowRef={virtualizer.measureElement}
              selected={extension.id === selectedId}
              reachable={index === reachable}
              operation={operations[extension.id]}
              onSelect={select}
              onMenu={onMenu}
            />
          );
        })}
      </ul>
    </div>
  );
}

function targetOf(key: string, current: number, length: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, length - 1);
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'PageDown':
      return Math.min(current + page, length - 1);
    case 'PageUp':
      return Math.max(current - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
