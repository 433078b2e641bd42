import type { StatusBarItemView } from '@plugo/extension-host/control';
import { useEffect, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { arrangeItems, type PlacedItem } from './arrange-items.js';

/** Items of extensions at one end of the status bar. */
export function StatusBarItems({ side }: { readonly side: StatusBarItemView['alignment'] }) {
  const extensions = useApp((state) => state.extensions);
  const wide = useWide();
  const { shown, more } = arrangeItems(Object.values(extensions), side, wide ? 5 : 2);
  return (
    <>
      {shown.map((item) => (
        <Item key={`${item.extensionId}/${item.item.id}`} placed={item} />
      ))}
      {more.length > 0 && <More items={more} side={side} />}
    </>
  );
}

function Item({ placed }: { readonly placed: PlacedItem }) {
  const { pressStatusBarItem } = useActions();
  const { extensionId, extensionName, item } = placed;
  const text = visibleText(item.text);
  const name = text === '' ? visibleText(item.title) : undefined;
  const title = `${visibleText(item.tooltip ?? item.title)} (${extensionName})`;
  const className = `status-item contributed-item ${item.tone === undefined ? '' : `tone-${item.tone}`}`;
  const inside = (
    <>
      {item.icon !== undefined && <Icon name={item.icon} />}
      {text !== '' && <span className="contributed-item-text">{text}</span>}
    </>
  );
  if (!item.pressable)
    return (
      <span className={className} title={title} role="note" aria-label={name ?? `${item.title}: ${text}`}>
        {inside}
      </span>
    );
  return (
    <button
      type="button"
      className={`${className} status-button`}
      title={title}
      aria-label={name}
      onClick={() => void pressStatusBarItem(extensionId, item.id)}
    >
      {inside}
    </button>
  );
}

interface MoreProps {
  readonly items: readonly PlacedItem[];
  readonly side: StatusBarItemView['alignment'];
}

/** Those that find no room, in a list above the bar. */
function More({ items, side }: MoreProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const close = (event: Event): void => {
      const isOutside = event instanceof PointerEvent && !root.current?.contains(event.target as Node);
      if (isOutside || (event instanceof KeyboardEvent && event.key === 'Escape')) setOpen(false);
    };
    window.addEventListener('pointerdown', close);
    window.addEventListener('keydown', close);
    return () => {
      window.removeEventListener('pointerdown', close);
      window.removeEventListener('keydown', close);
    };
  }, [open]);
  const label = texts.contributed.moreItems(items.length);
  return (
    <div className="status-more" ref={root}>
      <button
        type="button"
        className="status-item status-button"
        aria-label={label}
        title={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="ellipsis" />
      </button>
      {open && (
        <ul className={`status-more-list at-${side}`} aria-label={label}>
          {items.map((item) => (
            <li key={`${item.extensionId}/${item.item.id}`}>
              <Item placed={item} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia('(min-width: 1000px)').matches);
  useEffect(() => {
    const query = matchMedia('(min-width: 1000px)');
    const change = () => setWide(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  return wide;
}
