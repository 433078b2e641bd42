import { type PointerEvent, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { fractionOf, placeAt, rowHeight, type ScrollExtent, type ScrollPlace } from './log-scroll.js';

/** Pixels below which a thumb cannot be grasped. */
const smallestThumb = 28;

interface LogScrollbarProps {
  readonly place: ScrollPlace;
  readonly extent: ScrollExtent;
  /** Id of what it scrolls. */
  readonly controls: string;
  readonly onPlace: (place: ScrollPlace) => void;
}

/** The scrollbar of a list that is longer than the browser can make an element: it says where in all lines the list is. */
export function LogScrollbar({ place, extent, controls, onPlace }: LogScrollbarProps) {
  const grasped = useRef<{ readonly y: number; readonly fraction: number }>(undefined);
  const { height } = extent;
  const share = height / Math.max(height, (extent.end - extent.first) * rowHeight);
  const thumb = Math.min(height, Math.max(smallestThumb, height * share));
  const room = height - thumb;
  const fraction = fractionOf(place, extent);

  const goTo = (at: number): void => onPlace(placeAt(Math.min(1, Math.max(0, at)), extent));
  const press = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || room <= 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const isOnThumb = y >= fraction * room && y <= fraction * room + thumb;
    // Beside the thumb: it jumps there, and goes on from there.
    const from = isOnThumb ? fraction : (y - thumb / 2) / room;
    grasped.current = { y: event.clientY, fraction: from };
    if (!isOnThumb) goTo(from);
  };
  const drag = (event: PointerEvent): void => {
    if (grasped.current === undefined) return;
    goTo(grasped.current.fraction + (event.clientY - grasped.current.y) / room);
  };
  const release = (): void => {
    grasped.current = undefined;
  };

  return (
    <div
      className="log-scrollbar"
      role="scrollbar"
      aria-label={texts.logs.position}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(fraction * 100)}
      data-needed={share < 1}
      // The list itself is walked by keyboard.
      tabIndex={-1}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={release}
      onLostPointerCapture={release}
    >
      <div className="log-thumb" style={{ height: thumb, transform: `translateY(${fraction * room}px)` }} />
    </div>
  );
}
