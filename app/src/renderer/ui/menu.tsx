import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from './icon.js';

/** Something to choose, or a line between two groups. */
export type MenuItem =
  | {
      readonly label: string;
      readonly icon?: string;
      readonly disabled?: boolean;
      /** For one of several of which one is in force. */
      readonly checked?: boolean;
      readonly onChoose: () => void;
    }
  | 'separator';

/** Where a menu opens: below an element, or at a point. */
export type MenuPlace = { readonly below: Element } | { readonly x: number; readonly y: number };

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly place: MenuPlace;
  /** Chosen or not; the focus goes back to where it was. */
  readonly onClose: () => void;
}

/** Pixels between menu and edge of the window. */
const margin = 6;

/** A menu at a place of the window. Arrows walk, Enter chooses, Escape and a click elsewhere close. */
export function Menu({ label, items, place, onClose }: MenuProps) {
  const element = useRef<HTMLDivElement>(null);
  const id = useId();
  const [position, setPosition] = useState<{ left: number; top: number }>();

  useLayoutEffect(() => {
    const menu = element.current;
    if (menu === null) return;
    const { width, height } = menu.getBoundingClientRect();
    setPosition(placed(place, width, height));
  }, [place]);

  // What is not placed yet is hidden, and takes no focus.
  useLayoutEffect(() => {
    if (position !== undefined) itemsIn(element.current)[0]?.focus();
  }, [position]);

  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const closeOutside = (event: Event) => {
      if (!(event.target instanceof Node) || !element.current?.contains(event.target)) onClose();
    };
    window.addEventListener('pointerdown', closeOutside, { signal, capture: true });
    window.addEventListener('wheel', closeOutside, { signal, capture: true, passive: true });
    window.addEventListener('blur', onClose, { signal });
    window.addEventListener('resize', onClose, { signal });
    return () => listening.abort();
  }, [onClose]);

  const press = (event: KeyboardEvent): void => {
    const choices = itemsIn(element.current);
    const at = choices.indexOf(document.activeElement as HTMLElement);
    const target = {
      ArrowDown: (at + 1) % choices.length,
      ArrowUp: (at - 1 + choices.length) % choices.length,
      Home: 0,
      End: choices.length - 1,
    }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (target !== undefined) choices[target]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={element}
      className="menu"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      style={position ?? { visibility: 'hidden', left: 0, top: 0 }}
      onKeyDown={press}
    >
      {items.map((item, index) =>
        item === 'separator' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: separators have no name.
          <hr key={`${id}${index}`} className="menu-separator" />
        ) : (
          <button
            key={item.label}
            type="button"
            className="menu-item"
            role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
            {...(item.checked === undefined ? {} : { 'aria-checked': item.checked })}
            disabled={item.disabled}
            tabIndex={-1}
            onClick={() => {
              onClose();
              item.onChoose();
            }}
          >
            <Icon
              name={item.checked === undefined ? (item.icon ?? 'blank') : item.checked ? 'check' : 'blank'}
            />
            <span>{item.label}</span>
          </button>
        ),
      )}
    </div>
  );
}

function itemsIn(menu: HTMLElement | null): readonly HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('.menu-item:not(:disabled)') ?? [])];
}

/** Inside the window, above the element where there is no room below it. */
function placed(place: MenuPlace, width: number, height: number): { left: number; top: number } {
  const anchor = 'below' in place ? place.below.getBoundingClientRect() : undefined;
  const left = anchor ? anchor.right - width : 'x' in place ? place.x : 0;
  const below = anchor ? anchor.bottom + 2 : 'y' in place ? place.y : 0;
  const fits = below + height + margin <= window.innerHeight;
  const top = fits ? below : (anchor ? anchor.top - 2 : below) - height;
  return {
    left: Math.max(margin, Math.min(left, window.innerWidth - width - margin)),
    top: Math.max(margin, top),
  };
}
